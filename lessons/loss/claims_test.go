package loss

import (
	"testing"

	"sinapse/lessons/internal/proof"
)

// TestMetricsPointsAreAsTold holds what hints say of the prices to the points.
func TestMetricsPointsAreAsTold(t *testing.T) {
	mean := 0.0
	for _, price := range metricsPrice {
		mean += price / float64(len(metricsPrice))
	}
	last := len(metricsX) - 1
	proof.Between(t, "hint.mean.3", mean, 2.6665, 2.6675)
	proof.Between(t, "hint.good.2, from", metricsX[0], -2.5, -2.5)
	proof.Between(t, "hint.good.2, to", metricsX[last], 2.5, 2.5)
	proof.Between(t, "hint.good.2, rise", metricsPrice[last]-metricsPrice[0], 3.4-1e-9, 3.4+1e-9)
}
