//! The audit vocabulary: one list of what can happen, by whom, on what, with which outcome.

use crate::vocabulary::vocabulary;

vocabulary! {
    /// What happened. A use case names its own event; this is the whole list.
    Action {
        /// A person signed in.
        SignIn = "person.sign_in",
        /// A person signed out.
        SignOut = "person.sign_out",
        /// A person was added by the operator.
        AddPerson = "person.add",
        /// The operator gave a person a new password.
        ResetPassword = "person.reset_password",
        /// A person changed the own password.
        ChangePassword = "person.change_password",
        /// A person ended other sessions of the own.
        EndSessions = "session.end",
        /// Somebody was invited to work on the platform.
        InvitePerson = "person.invite",
        /// An invitation was withdrawn.
        WithdrawInvitation = "invitation.withdraw",
        /// An invitation was accepted.
        JoinPlatform = "person.join",
        /// A person may not work on the platform, or sign in, any more.
        DisablePerson = "person.disable",
        /// A person may again.
        EnablePerson = "person.enable",
        /// Entries of the audit trail left the console as a file.
        ExportAudit = "audit.export",
        /// Such an export ended.
        EndExport = "audit.export_end",
        /// A platform was added by the operator.
        AddPlatform = "platform.add",
        /// A platform's values were changed.
        ChangePlatform = "platform.change",
        /// The first ticket, or the first after pushes had stopped.
        ReceiveTicket = "ticket.receive",
        /// A push was given up: staff have to look at it.
        GiveUpPush = "push.give_up",
        /// Staff had a push processed again.
        ProcessPush = "push.process_again",
        /// Staff put a push aside that was given up.
        DismissPush = "push.dismiss",
        /// The pair of Token and EncodingAESKey before the one in force, or the test configuration's, is accepted no more.
        RetirePair = "push_pair.retire",
        /// The test configuration's pair is accepted too.
        KeepTestPair = "push_pair.keep_test",
        /// Staff had WeChat asked to push tickets again.
        StartPushTicket = "ticket.start_push",
        /// WeChat voided a token that was not renewed here: another system renews them too.
        SuspectRival = "token.rival",
        /// Nothing spoke for that any more for a day.
        ClearRival = "token.rival_gone",
        /// The platform's component_access_token was renewed.
        RenewComponentToken = "component_token.renew",
        /// A customer was added.
        AddCustomer = "customer.add",
        /// A customer's name or note was changed.
        EditCustomer = "customer.edit",
        /// A customer was put away.
        ArchiveCustomer = "customer.archive",
        /// A customer was taken back from the archive.
        RestoreCustomer = "customer.restore",
        /// Customers were taken in from a table.
        ImportCustomers = "customer.import",
        /// An authorization link was made.
        MakeLink = "link.make",
        /// A link was made anew: the same asked once more, in place of another link.
        ReissueLink = "link.reissue",
        /// A link was given more time.
        ExtendLink = "link.extend",
        /// Staff withdrew a link.
        RevokeLink = "link.revoke",
        /// What a link tells its customer was changed.
        NoteLink = "link.note",
        /// The customer saw a link's page for the first time.
        OpenLink = "link.open",
        /// The customer pressed a link's button.
        PressLink = "link.press",
        /// An authorization code came back for an attempt.
        ReturnCode = "attempt.return",
        /// Staff had the exchange of a code tried again at once.
        RetryAttempt = "attempt.retry",
        /// A code was exchanged: the grant stands in the book.
        Grant = "authorizer.grant",
        /// An account changed what it grants.
        UpdateGrant = "authorizer.update",
        /// An account revoked its grant.
        Revoke = "authorizer.revoke",
        /// WeChat does not know a grant any more, though no push said that it was revoked.
        SuspectGrant = "authorizer.suspect",
        /// Such a grant was seen again.
        ReinstateGrant = "authorizer.reinstate",
        /// An account's profile changed.
        UpdateProfile = "authorizer.profile",
        /// A refresh token that was missing, or another one, was taken over from WeChat's list.
        RescueToken = "authorizer_token.rescue",
        /// An option of an account was set.
        SetOption = "authorizer.option",
        /// The book began to be compared with what WeChat says.
        StartReconciliation = "reconciliation.start",
        /// That ended.
        EndReconciliation = "reconciliation.end",
        /// Expected sets did not come with a grant.
        WithholdSets = "conflict.withheld",
        /// Sets that were granted are gone.
        RemoveSets = "conflict.removed",
        /// Sets that were lacking are granted.
        ReturnSets = "conflict.returned",
        /// Staff took note of a lacking set.
        AcknowledgeConflict = "conflict.acknowledge",
        /// Staff changed the note on a lacking set.
        NoteConflict = "conflict.note",
        /// Staff took back that they had taken note of a lacking set.
        UnacknowledgeConflict = "conflict.unacknowledge",
        /// A grant came from another account than was meant.
        SetAside = "authorizer.set_aside",
        /// An account was given to a customer.
        AssignAuthorizer = "authorizer.assign",
        /// A grant that waited for a decision was put aside for good.
        IgnoreAuthorizer = "authorizer.ignore",
        /// A grant that was ignored waits for a decision again.
        RestoreAuthorizer = "authorizer.restore",
        /// The note on an authorizer was changed.
        NoteAuthorizer = "authorizer.note",
        /// A tag was put on an authorizer.
        TagAuthorizer = "authorizer.tag",
        /// A tag was taken off an authorizer.
        UntagAuthorizer = "authorizer.untag",
        /// The day's calls of an API are used up: it is not called until the day turns.
        PauseApi = "api.pause",
        /// Staff let the APIs that rest be called again before the day turns.
        ResumeApis = "api.resume",
        /// Staff asked WeChat what is left of the quotas.
        AskQuotas = "quota.ask",
        /// Staff had WeChat set the platform's counts of calls to nothing.
        ClearQuotas = "quota.clear",
        /// Staff had the component_access_token renewed at once.
        AskComponentRenewal = "component_token.ask",
        /// Staff wanted an authorizer_access_token renewed at once.
        AskRenewal = "authorizer_token.ask",
        /// One of WeChat's test accounts granted.
        TestGrant = "release.grant",
        /// One of WeChat's test accounts took its grant back.
        TestRevoke = "release.revoke",
        /// The release check was answered by API.
        AnswerCheck = "release.answer",
        /// Staff had the release check rehearsed.
        Rehearse = "release.rehearse",
        /// Such a rehearsal was over.
        EndRehearsal = "release.rehearse_end",
        /// An authorizer_access_token was renewed, after a renewal had failed; or a renewal began to fail.
        RenewAuthorizerToken = "authorizer_token.renew",
    }
}

vocabulary! {
    /// What kind of actor did it.
    ActorKind {
        /// Staff of the platform, or the owner of the installation.
        Staff = "staff",
        /// A customer, who needs no account with us.
        Customer = "customer",
        /// WeChat, by a push.
        WeChat = "wechat",
        /// Grantbook itself, or its operator at the command line.
        System = "system",
    }
}

vocabulary! {
    /// How it ended.
    Outcome {
        /// Done.
        Done = "done",
        /// Not allowed, or not possible as asked: nothing was changed.
        Refused = "refused",
        /// It was tried and came to nothing.
        Failed = "failed",
    }
}

vocabulary! {
    /// What kind of thing it was done to.
    ObjectKind {
        /// A person who signs in.
        Person = "person",
        /// A platform.
        Platform = "platform",
        /// An invitation to work on a platform.
        Invitation = "invitation",
        /// A customer.
        Customer = "customer",
        /// An authorization link.
        Link = "link",
        /// One press of a link.
        Attempt = "attempt",
        /// An authorizer.
        Authorizer = "authorizer",
        /// A lacking set of an authorizer.
        Conflict = "conflict",
        /// Something that WeChat pushed.
        Push = "push",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_has_a_code_of_its_own() {
        let codes: std::collections::BTreeSet<_> =
            Action::ALL.iter().map(|action| action.code()).collect();
        assert_eq!(codes.len(), Action::ALL.len());
        for action in Action::ALL {
            assert_eq!(Action::from_code(action.code()), Some(*action));
        }
    }
}
