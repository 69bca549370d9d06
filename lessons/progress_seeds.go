package lessons

import "slices"

// A Branch is where a learner left a chapter in a course of another seed: the
// moves of one course make no sense in another.
type Branch struct {
	Seed  uint32   `json:"seed"`
	Moves []string `json:"moves,omitempty"`
	Cut   bool     `json:"cut,omitempty"` // they were too many to be kept
}

// In makes the record that of a course of a seed, and returns it: the moves of the
// course that it was of are laid aside, and those of this one taken up where they
// were left, if they are known. What was reached counts for every course.
func (r *Record) In(seed uint32) *Record {
	if r.Seed == seed {
		return r
	}
	others := slices.Clone(r.Others)
	if len(r.Moves) > 0 || r.Cut {
		others = slices.Insert(others, 0, Branch{r.Seed, r.Moves, r.Cut})
	}
	r.Seed, r.Moves, r.Cut = seed, nil, false
	if at := slices.IndexFunc(others, func(b Branch) bool { return b.Seed == seed }); at >= 0 {
		r.Moves, r.Cut = others[at].Moves, others[at].Cut
		others = slices.Delete(others, at, at+1)
	}
	r.Others = others
	r.boundOthers()
	return r
}

// boundOthers keeps of other courses, those left last first, no more moves than of
// one.
func (r *Record) boundOthers() {
	total := 0
	for i, branch := range r.Others {
		if total += len(branch.Moves); total > keptMoves {
			r.Others = r.Others[:i]
			return
		}
	}
}
