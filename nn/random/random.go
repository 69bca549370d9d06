// Package random gives NumPy's random numbers, digit for digit: anybody may use it, and
// it uses elementary.
//
// A [Stream] is np.random.RandomState, the generator behind np.random.seed:
// what a learner computes here and in a notebook agrees. It is the only source
// of chance in the engine, and is always passed in, so that the same seed
// gives the same run:
//
//	r := random.New(0)   // np.random.seed(0)
//	r.Randn()            // np.random.randn(): 1.764052345967664
//	r.RandomSample()     // np.random.rand()
//
// Words, uniform numbers, whole numbers and shuffles are NumPy's to the last
// bit, on every machine. Normal numbers need a logarithm: here it is rounded
// correctly, in NumPy it is the C library's, so that about one in 3,000 differs
// in the last place or the last but one.
package random

const (
	size   = 624 // words of state
	middle = 397 // how far ahead the twist looks
)

// A Stream draws random numbers. Two streams with the same seed draw the same.
// The zero Stream is that of seed 0.
type Stream struct {
	key      [size]uint32
	position int     // of the next word in key; 0 only before a stream was seeded
	cached   bool    // a normal number waits
	normal   float64 // the one that waits
}

// New returns a stream as after np.random.seed(seed).
func New(seed uint32) *Stream {
	s := new(Stream)
	s.seed(seed)
	return s
}

// Seed starts the stream anew, as np.random.seed. A seed that is negative or
// does not fit into 32 bits is an [*Error], and changes nothing.
func (s *Stream) Seed(seed int64) error {
	if seed < 0 || seed >= 1<<32 {
		return &Error{BadSeed}
	}
	s.seed(uint32(seed))
	return nil
}

// seed is the init_genrand of the Mersenne Twister's authors.
func (s *Stream) seed(seed uint32) {
	*s = Stream{position: size}
	s.key[0] = seed
	for i := uint32(1); i < size; i++ {
		s.key[i] = 1812433253*(s.key[i-1]^s.key[i-1]>>30) + i
	}
}

// Clone returns a stream that goes on from the same place.
func (s *Stream) Clone() *Stream {
	c := *s
	return &c
}

// twist makes the next 624 words (Matsumoto and Nishimura, 1998).
func (s *Stream) twist() {
	for i := range s.key {
		y := s.key[i]&(1<<31) | s.key[(i+1)%size]&(1<<31-1)
		s.key[i] = s.key[(i+middle)%size] ^ y>>1 ^ 0x9908b0df&-(y&1)
	}
	s.position = 0
}

// Word returns the next 32 bits, from which all else is made.
func (s *Stream) Word() uint32 {
	if s.position == 0 {
		s.seed(0)
	}
	if s.position == size {
		s.twist()
	}
	y := s.key[s.position]
	s.position++
	y ^= y >> 11
	y ^= y << 7 & 0x9d2c5680
	y ^= y << 15 & 0xefc60000
	return y ^ y>>18
}

// RandomSample returns a number in [0, 1): np.random.random_sample(), rand().
func (s *Stream) RandomSample() float64 {
	a, b := s.Word()>>5, s.Word()>>6 // 27 and 26 bits
	return (float64(float64(a)*(1<<26)) + float64(b)) / (1 << 53)
}

// Uniform returns a number from low up to high: np.random.uniform(low, high).
func (s *Stream) Uniform(low, high float64) float64 {
	return low + float64((high-low)*s.RandomSample())
}

// An Error is a draw that cannot be made. Error gives NumPy's text.
type Error struct{ Kind Kind }

// A Kind says what is wrong with a draw.
type Kind string

// The kinds of bad draws.
const (
	BadSeed       Kind = "seed"          // not from 0 to 2³²−1
	EmptyRange    Kind = "range"         // low ≥ high
	NotPositive   Kind = "positive"      // high ≤ 0, where low is 0
	NothingToDraw Kind = "nothing"       // from no things
	TooMany       Kind = "too-many"      // more than there are, none twice
	BadSum        Kind = "sum"           // probabilities that do not sum to 1
	BadChance     Kind = "probabilities" // a probability that is negative
	NaNChance     Kind = "nan"           // a probability that is no number
	Negative      Kind = "negative"      // fewer than no draws
	NegativeOnce  Kind = "negative-once" // fewer than no draws, none twice
)

// Error returns NumPy's text.
func (e *Error) Error() string {
	switch e.Kind {
	case BadSeed:
		return "Seed must be between 0 and 2**32 - 1"
	case EmptyRange:
		return "low >= high"
	case NotPositive:
		return "high <= 0"
	case NothingToDraw:
		return "a must be greater than 0 unless no samples are taken"
	case TooMany:
		return "Cannot take a larger sample than population when 'replace=False'"
	case BadSum:
		return "probabilities do not sum to 1"
	case NaNChance:
		return "probabilities contain NaN"
	case Negative:
		return "negative dimensions are not allowed"
	case NegativeOnce:
		return "Negative dimensions are not allowed"
	default:
		return "probabilities are not non-negative"
	}
}
