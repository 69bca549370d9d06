package nn

import (
	"errors"
	"testing"
)

// TestNetworksTooLarge asks for networks that would take all the memory that there is.
func TestNetworksTooLarge(t *testing.T) {
	for _, layers := range [][]Layer{
		{Dense{Neurons: 1 << 40}},
		{Dense{Neurons: mostParameters}},
		{Dense{Neurons: 1 << 12}, Dense{Neurons: 1 << 12}},
		{Dense{Neurons: 8}, Dense{Neurons: 1 << 62}},
	} {
		var refused *LayerError
		if n, err := NewNetwork(2, layers...); n != nil || !errors.As(err, &refused) || refused.Layer != len(layers)-1 {
			t.Errorf("%v: %v", layers, err)
		}
	}
}
