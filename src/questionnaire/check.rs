//! Invariants that no single line of a file can break.

/// The order in which sections add up.
pub(super) struct Order {
    /// The positions, each before its parent's. Those in a circle are left out.
    pub upward: Vec<usize>,
    /// Of each circle the position that comes last in the file, and so closes it.
    pub cycles: Vec<usize>,
}

/// The order in which sections with these parents add up. It takes the leaves away again and again,
/// so that even a very deep nesting needs no stack; what is left over runs in circles.
pub(super) fn upward(parents: &[Option<usize>]) -> Order {
    let mut children = vec![0_usize; parents.len()];
    for parent in parents.iter().flatten() {
        children[*parent] += 1;
    }
    let mut upward: Vec<usize> = (0..parents.len()).filter(|&at| children[at] == 0).collect();
    let mut done = 0;
    while let Some(&at) = upward.get(done) {
        done += 1;
        if let Some(parent) = parents[at] {
            children[parent] -= 1;
            if children[parent] == 0 {
                upward.push(parent);
            }
        }
    }
    Order { upward, cycles: cycles(parents, &mut children) }
}

/// The last position of each circle; `children` counts what was not taken away.
fn cycles(parents: &[Option<usize>], children: &mut [usize]) -> Vec<usize> {
    let mut cycles = Vec::new();
    for start in 0..parents.len() {
        let (mut at, mut last) = (start, None);
        while children[at] > 0 {
            children[at] = 0;
            last = last.max(Some(at));
            at = parents[at].unwrap_or(at);
        }
        cycles.extend(last);
    }
    cycles
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_section_comes_before_its_parent() {
        let parents = [Some(2), Some(0), None, Some(2), None];
        let order = upward(&parents);
        assert!(order.cycles.is_empty());
        assert_eq!(order.upward.len(), parents.len());
        let place = |at| order.upward.iter().position(|&other| other == at);
        for (at, parent) in parents.iter().enumerate() {
            assert!(parent.is_none_or(|parent| place(at) < place(parent)));
        }
    }

    #[test]
    fn each_circle_is_named_once_by_its_last_section() {
        assert_eq!(upward(&[Some(0)]).cycles, [0]);
        assert_eq!(upward(&[Some(1), Some(0), Some(4), None, Some(2), Some(0)]).cycles, [1, 4]);
        assert_eq!(upward(&[Some(2), Some(0), Some(1)]).cycles, [2]);
    }

    #[test]
    fn a_very_deep_nesting_is_no_problem() {
        let parents: Vec<_> = (0..200_000).map(|at: usize| at.checked_sub(1)).collect();
        assert_eq!(upward(&parents).upward.len(), parents.len());
    }
}
