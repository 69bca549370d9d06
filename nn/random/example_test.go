package random_test

import (
	"fmt"

	"sinapse/nn/random"
)

// The same seed draws the same numbers, here and in NumPy.
func ExampleStream_Randn() {
	r := random.New(0) // np.random.seed(0)
	for range 6 {
		fmt.Printf("%.8g ", r.Randn()) // np.random.randn()
	}
	// Output: 1.7640523 0.40015721 0.97873798 2.2408932 1.867558 -0.97727788
}

func ExampleStream_Permutation() {
	fmt.Println(random.New(0).Permutation(8))
	// Output: [6 2 1 7 3 0 5 4]
}

func ExampleStream_Seed() {
	fmt.Println(random.New(0).Seed(1 << 32))
	// Output: Seed must be between 0 and 2**32 - 1
}
