package playground

import (
	"fmt"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"sinapse/lessons/internal/proof"
)

// famous are addresses as TensorFlow's Playground writes them, by the row of theirs that
// each of them is.
var famous = map[string]string{
	"default":      "activation=tanh&batchSize=10&dataset=circle&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=4,2&seed=0.84062&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xTimesY=false&xSquared=false&ySquared=false&cosX=false&sinX=false&cosY=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
	"linear":       "activation=linear&batchSize=10&dataset=circle&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=4,2&seed=0.41275&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xTimesY=false&xSquared=false&ySquared=false&cosX=false&sinX=false&cosY=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
	"xor-product":  "activation=tanh&batchSize=10&dataset=xor&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=&seed=0.71930&showTestData=false&discretize=false&percTrainData=50&x=false&y=false&xTimesY=true&xSquared=false&ySquared=false&cosX=false&sinX=false&cosY=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
	"spiral-sines": "activation=tanh&batchSize=10&dataset=spiral&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=6&seed=0.28113&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xTimesY=false&xSquared=false&ySquared=false&cosX=false&sinX=true&cosY=false&sinY=true&collectStats=false&problem=classification&initZero=false&hideText=false",
	"over":         "activation=tanh&batchSize=10&dataset=xor&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=25&networkShape=8,8&seed=0.55021&showTestData=false&discretize=false&percTrainData=20&x=true&y=true&xTimesY=false&xSquared=false&ySquared=false&cosX=false&sinX=false&cosY=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
}

// TestFamousAddressesShowWhatTheyShowThere pastes five addresses, holds each to the set-up
// that was measured on 25 seeds, and what theirs.md tells of it to what was recorded.
func TestFamousAddressesShowWhatTheyShowThere(t *testing.T) {
	told, err := os.ReadFile("theirs.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range theirs {
		address, ok := famous[row.name]
		if !ok {
			continue
		}
		pasted, lost, refused := readAddress(nil, theirName+"#"+address, 3, 99)
		short, _, _ := readAddress(nil, "#"+row.address, 3, 99)
		if refused != nil || !slices.Equal(lost, []string{"seed"}) || !reflect.DeepEqual(pasted, short) {
			t.Errorf("%s: %+v, lost %v, %v", row.name, pasted, lost, refused)
		}
		rows := measured(t, "theirs-"+row.name, row.address, row.epochs)
		middle := func(of int) float64 { return slices.Sorted(slices.Values(column(rows, of)))[len(rows)/2] }
		hits := proof.Share(column(rows, 2), func(epoch float64) bool { return epoch > 0 })
		line := fmt.Sprintf("| %.3f / %.3f | %.3f / %.3f, %d of 25 |", row.train, row.validation, middle(0), middle(1), hits)
		if !strings.Contains(string(told), line) {
			t.Errorf("%s: theirs.md does not have %q", row.name, line)
		}
	}
}
