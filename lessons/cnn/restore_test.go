package cnn

import "testing"

// TestAbsurdNetworksAreRefused: a file may say that a network has more filters or
// neurons than there is memory for. The run is refused, which the session survives.
func TestAbsurdNetworksAreRefused(t *testing.T) {
	whole := newRun(convNet)
	for _, absurd := range []setup{
		{Filters: 1 << 24, Size: 3, Pool: 2},
		{Filters: 1 << 40, Size: 3, Pool: 2},
		{Filters: 8, Size: 3, Pool: 2, Hidden: 1 << 40},
		{Hidden: 1 << 24},
		{Filters: -1, Hidden: -1},
	} {
		func() {
			defer func() { _ = recover() }()
			saved := whole.save()
			saved.setup = absurd
			whole.restored(saved)
			t.Errorf("%+v was taken up", absurd)
		}()
	}
}
