//! Which chunks to join.

/// A chunk, or several that were joined.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// The chunks in it.
    pub chunks: Vec<String>,
    bytes: u64,
    /// A bit for each area that needs something of it.
    areas: u128,
}

impl Piece {
    /// A chunk that no area needs yet.
    pub fn new(chunk: &str, bytes: u64) -> Self {
        Self {
            chunks: vec![chunk.to_owned()],
            bytes,
            areas: 0,
        }
    }

    /// An area needs it: by its number, up to 127.
    pub fn needed_in(&mut self, area: usize) {
        self.areas |= 1 << area;
    }

    /// Whether a first page in the area makes a browser load it.
    pub fn is_needed_in(&self, area: usize) -> bool {
        self.areas & (1 << area) != 0
    }

    /// What all areas' first pages together cost more for joining two, in bytes: each area that needed but one of them
    /// now loads the other too; each that needed both loads a file less.
    fn cost_of_joining(&self, other: &Self, file: u64) -> i128 {
        let areas = |set: u128| i128::from(set.count_ones());
        areas(self.areas & !other.areas) * i128::from(other.bytes)
            + areas(other.areas & !self.areas) * i128::from(self.bytes)
            - areas(self.areas & other.areas) * i128::from(file)
    }
}

/// What the joining minds.
#[derive(Debug, Clone, Copy)]
pub struct Costs {
    /// What a file costs a page, in bytes.
    pub file: u64,
    /// No area's first page is made to load more than this for the sake of another's, in bytes.
    pub most: u64,
}

/// Joins the two that it pays most to join, again and again, until it pays no more.
#[expect(
    clippy::indexing_slicing,
    reason = "a place is looked up in the vector that it was counted in, and both vectors shrink together"
)]
pub fn join(mut pieces: Vec<Piece>, costs: Costs) -> Vec<Piece> {
    let mut loads = Loads::of(&pieces, costs);
    // For each piece, the one to join it with and what that costs. Only what the last step touched is looked at again.
    let mut best: Vec<_> = (0..pieces.len())
        .map(|one| best_for(one, &pieces, &loads))
        .collect();
    loop {
        let cheapest = best.iter().enumerate();
        let cheapest =
            cheapest.filter_map(|(one, best)| best.map(|(cost, other)| (cost, one, other)));
        let Some((cost, one, other)) = cheapest.min() else {
            return pieces;
        };
        if cost >= 0 {
            return pieces;
        }
        // Others were joined since this was found out.
        if !loads.allow(&pieces[one], &pieces[other]) {
            best[one] = best_for(one, &pieces, &loads);
            continue;
        }
        loads.join(&pieces[one], &pieces[other]);
        // The later one goes, and the last piece takes its place.
        let (kept, gone) = (one.min(other), one.max(other));
        let last = pieces.len() - 1;
        let joined = pieces.swap_remove(gone);
        best.swap_remove(gone);
        pieces[kept].chunks.extend(joined.chunks);
        pieces[kept].bytes += joined.bytes;
        pieces[kept].areas |= joined.areas;
        for piece in 0..pieces.len() {
            let touched = |other: usize| [kept, gone, last].contains(&other);
            if piece == kept || best[piece].is_none_or(|(_, other)| touched(other)) {
                best[piece] = best_for(piece, &pieces, &loads);
            } else if loads.allow(&pieces[piece], &pieces[kept]) {
                let with_joined = pieces[piece].cost_of_joining(&pieces[kept], costs.file);
                best[piece] = best[piece].min(Some((with_joined, kept)));
            }
        }
    }
}

/// How much each area's first page loads.
struct Loads {
    bytes: Vec<u64>,
    costs: Costs,
}

impl Loads {
    fn of(pieces: &[Piece], costs: Costs) -> Self {
        let load = |area| {
            let needed = pieces.iter().filter(|piece| piece.is_needed_in(area));
            needed.map(|piece| piece.bytes).sum()
        };
        let bytes = (0..128).map(load).collect();
        Self { bytes, costs }
    }

    /// No area that needs but one of the two would load too much with both.
    fn allow(&self, one: &Piece, other: &Piece) -> bool {
        let mut areas = self.bytes.iter().enumerate();
        areas.all(|(area, load)| load + more(area, one, other) <= self.costs.most.max(*load))
    }

    fn join(&mut self, one: &Piece, other: &Piece) {
        for (area, load) in self.bytes.iter_mut().enumerate() {
            *load += more(area, one, other);
        }
    }
}

/// What joining two makes an area load more.
fn more(area: usize, one: &Piece, other: &Piece) -> u64 {
    match (one.is_needed_in(area), other.is_needed_in(area)) {
        (true, false) => other.bytes,
        (false, true) => one.bytes,
        _ => 0,
    }
}

#[expect(
    clippy::indexing_slicing,
    reason = "the places are counted up to the vector's length"
)]
fn best_for(one: usize, pieces: &[Piece], loads: &Loads) -> Option<(i128, usize)> {
    let this = &pieces[one];
    (0..pieces.len())
        .filter(|other| *other != one && loads.allow(this, &pieces[*other]))
        .map(|other| {
            (
                this.cost_of_joining(&pieces[other], loads.costs.file),
                other,
            )
        })
        .min()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn piece(chunk: &str, bytes: u64, areas: &[usize]) -> Piece {
        let mut piece = Piece::new(chunk, bytes);
        areas.iter().for_each(|area| piece.needed_in(*area));
        piece
    }

    fn names(pieces: &[Piece]) -> Vec<Vec<&str>> {
        let mut names: Vec<_> = pieces
            .iter()
            .map(|piece| {
                let mut chunks: Vec<_> = piece.chunks.iter().map(String::as_str).collect();
                chunks.sort_unstable();
                chunks
            })
            .collect();
        names.sort();
        names
    }

    /// A file costs a thousand bytes, and no page loads too much.
    const COSTS: Costs = Costs {
        file: 1_000,
        most: u64::MAX,
    };

    #[test]
    fn no_page_is_made_to_load_too_much() {
        let pieces = || {
            vec![
                piece("shared", 500, &[0, 1]),
                piece("another", 400, &[0, 1, 2]),
                piece("large", 100_000, &[2]),
            ]
        };
        let apart = [vec!["another"], vec!["large"], vec!["shared"]];
        let together = [vec!["another", "shared"], vec!["large"]];
        let most = |most| join(pieces(), Costs { most, ..COSTS });
        assert_eq!(names(&most(100_899)), apart);
        assert_eq!(names(&most(100_900)), together);
    }

    #[test]
    fn small_ones_are_joined_where_their_areas_agree() {
        let pieces = vec![
            piece("large", 100_000, &[0]),
            piece("small", 500, &[0, 1, 2]),
            piece("other", 600, &[0, 1]),
            piece("alone", 50_000, &[2]),
        ];
        let joined = join(pieces, COSTS);
        assert_eq!(
            names(&joined),
            [vec!["alone"], vec!["large"], vec!["other", "small"]]
        );
        let both = joined.iter().find(|piece| piece.chunks.len() == 2);
        assert!((0..3).all(|area| both.unwrap().is_needed_in(area)));
    }

    #[test]
    fn nothing_is_joined_that_nobody_loads_together() {
        let pieces = vec![piece("a", 1, &[0]), piece("b", 1, &[1])];
        assert_eq!(
            join(
                pieces.clone(),
                Costs {
                    file: 1_000_000,
                    ..COSTS
                }
            ),
            pieces
        );
    }

    #[test]
    fn none_is_lost_and_every_area_still_gets_all_it_needs() {
        let pieces: Vec<_> = (0..60_u64)
            .map(|number| {
                let areas: Vec<_> = (0..7).filter(|bit| (number + 1) >> bit & 1 == 1).collect();
                piece(&format!("c{number}"), number * 97 % 5_000, &areas)
            })
            .collect();
        let joined = join(
            pieces.clone(),
            Costs {
                file: 3_000,
                ..COSTS
            },
        );
        assert!(joined.len() < 20, "{}", joined.len());
        for piece in &pieces {
            let [home] = joined
                .iter()
                .filter(|joined| joined.chunks.contains(&piece.chunks[0]))
                .collect::<Vec<_>>()[..]
            else {
                panic!("{} is not there once", piece.chunks[0]);
            };
            assert!((0..7).all(|area| !piece.is_needed_in(area) || home.is_needed_in(area)));
        }
    }
}
