package cli

import "strconv"

// A seedFlag is the value of --seed: what np.random.seed takes.
type seedFlag struct{ seed *uint32 }

// String returns the seed as it is.
func (f seedFlag) String() string { return strconv.FormatUint(uint64(*f.seed), 10) }

// Type names the kind of value.
func (seedFlag) Type() string { return "seed" }

// Set reads a seed; what is none is refused in the learner's words.
func (f seedFlag) Set(text string) error {
	seed, err := strconv.ParseUint(text, 10, 32)
	if err != nil {
		return &usageError{"error.seed", map[string]string{"name": text}}
	}
	*f.seed = uint32(seed)
	return nil
}
