//! Links from memory.

use async_trait::async_trait;
use console::{
    Ctx, Fault, LinkBook, LinkDetail, LinkExtension, LinkForm, LinkList, LinkNote, LinkReissue,
    NewLink, PersonRef, QrFormat, Refusal, Rejected,
};
use domain::{
    ids::{AttemptId, CustomerId, LinkId},
    link::LinkState,
    list::LinkFilter,
    problem::{FieldProblem, FormProblem},
};

use super::{desks::Desk, link_samples, samples};

#[async_trait]
impl LinkBook for Desk {
    async fn links(&self, _: &Ctx, _: &LinkFilter) -> Result<LinkList, Fault> {
        Ok(LinkList {
            page: self.page(link_samples::link(LinkState::Pending)),
            makers: vec![PersonRef {
                id: samples::id("prs", 1),
                name: "李伟".to_owned(),
            }],
            customer: None,
        })
    }

    async fn link(&self, _: &Ctx, id: &LinkId) -> Result<LinkDetail, Fault> {
        let detail = link_samples::link_detail();
        if *id == detail.link.id {
            Ok(detail)
        } else {
            Err(Fault::NotFound)
        }
    }

    fn page_codes(&self, _: Option<&str>) -> Vec<console::PageCodeView> {
        Vec::new()
    }

    async fn link_form(&self, _: &Ctx, _: Option<&CustomerId>) -> Result<LinkForm, Fault> {
        Ok(samples::link_form(self.ticket()))
    }

    async fn make_link(&self, _: &Ctx, new: &NewLink) -> Result<LinkId, Refusal> {
        if new.customer.is_empty() {
            return Err(Rejected::field("customer", FieldProblem::Required).into());
        }
        if new.sets.iter().any(|set| set == "24") {
            return Err(Rejected::field("sets", FieldProblem::WrongKind).into());
        }
        Ok(link_samples::link_detail().link.id)
    }

    async fn revoke_link(&self, _: &Ctx, _: &LinkId) -> Result<(), Refusal> {
        Err(Rejected::general(FormProblem::LinkClosed).into())
    }

    async fn extend_link(&self, _: &Ctx, _: &LinkId, _: &LinkExtension) -> Result<(), Refusal> {
        Ok(())
    }

    async fn reissue_link(&self, _: &Ctx, id: &LinkId, _: &LinkReissue) -> Result<LinkId, Refusal> {
        Ok(id.clone())
    }

    async fn note_link(&self, _: &Ctx, _: &LinkId, note: &LinkNote) -> Result<(), Refusal> {
        if note.version == "3" {
            Ok(())
        } else {
            Err(Rejected::general(FormProblem::ChangedMeanwhile).into())
        }
    }

    async fn retry_attempt(&self, _: &Ctx, _: &AttemptId) -> Result<LinkId, Refusal> {
        Ok(link_samples::link_detail().link.id)
    }

    async fn link_qr(&self, _: &Ctx, _: &LinkId, _: QrFormat) -> Result<Vec<u8>, Fault> {
        Ok(Vec::new())
    }
}
