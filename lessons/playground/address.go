package playground

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/internal/model"
)

// A set-up is written in two ways. The address of TensorFlow's Playground says what that
// can do; our own line says all that a ground can:
//
//	https://playground.tensorflow.org/#activation=tanh&batchSize=10&dataset=circle&…
//	sinapse#data=circle&noise=0&share=50&features=x1,x2&hidden=4,2&activation=tanh&…
//
// Both are a name, a "#" and settings, which "&" parts. What is read is bounded as the
// controls are, and nothing is done but a set-up made.
const (
	theirName   = "https://playground.tensorflow.org/"
	ourName     = "sinapse"
	longestText = 2000 // characters
)

// theirFeatures are the features by the names of TensorFlow's Playground, in its order.
var theirFeatures = [][2]string{
	{"x", "x1"}, {"y", "x2"}, {"xTimesY", "x1x2"}, {"xSquared", "x1x1"}, {"ySquared", "x2x2"}, {"sinX", "sin1"}, {"sinY", "sin2"},
}

// theirSets are the data sets of two classes by the names of TensorFlow's Playground,
// theirNumbers those of numbers.
var (
	theirSets    = [][2]string{{"circle", "circle"}, {"xor", "xor"}, {"gauss", "gauss"}, {"spiral", "spiral"}}
	theirNumbers = [][2]string{{"reg-plane", "plane"}, {"reg-gauss", "bumps"}}
)

// silent are settings of TensorFlow's Playground that change nothing of a run.
var silent = []string{"showTestData", "discretize", "collectStats", "tutorial", "hideText"}

// settings are what stands behind the "#", and what was not understood of it.
type settings struct {
	values map[string]string
	lost   []string
	refuse *lessons.Refusal // the first reason to refuse it
	own    *model.OwnTable  // the learner's, that is open; nil for none
}

// parseAddress parts an address into its settings. Of two of one name the last counts.
func parseAddress(text string) (s settings, ours bool) {
	s.values = map[string]string{}
	name, rest, found := strings.Cut(strings.ReplaceAll(text, " ", ""), "#")
	switch name = strings.TrimPrefix(strings.TrimPrefix(name, "https://"), "http://"); {
	case !found || len(text) > longestText:
		s.refuse = &lessons.Refusal{Word: "refusal.address", At: -1}
	case name == ourName:
		ours = true
	case name != "" && strings.TrimSuffix(name, "/") != "playground.tensorflow.org":
		s.refuse = &lessons.Refusal{Word: "refusal.address", At: -1}
	}
	for pair := range strings.SplitSeq(rest, "&") {
		if key, value, ok := strings.Cut(pair, "="); ok && (value != "" || key == "networkShape") {
			s.values[key] = value
		}
	}
	return s, ours
}

// wrong refuses a setting, with what would be right.
func (s *settings) wrong(key, right string) {
	if s.refuse == nil {
		s.refuse = &lessons.Refusal{Word: "refusal.setting", At: -1, Facts: map[string]string{"name": key, "value": cut(s.values[key]), "right": right}}
	}
}

// cut shortens what a learner typed to what a line can show.
func cut(text string) string {
	if runes := []rune(text); len(runes) > 20 {
		return string(runes[:19]) + "…"
	}
	return text
}

// number takes a number within bounds.
func (s *settings) number(key string, low, high, otherwise float64) float64 {
	text, ok := s.take(key)
	if !ok {
		return otherwise
	}
	value, err := lessons.ParseNumber(text)
	if err != nil || value < low || value > high {
		s.wrong(key, fmt.Sprintf("%s … %s", kit.PythonNumber(low), kit.PythonNumber(high)))
		return otherwise
	}
	return value
}

// whole takes a whole number within bounds.
func (s *settings) whole(key string, low, high, otherwise int) int {
	value := s.number(key, float64(low), float64(high), float64(otherwise))
	if value != math.Trunc(value) {
		s.wrong(key, fmt.Sprintf("%d … %d", low, high))
	}
	return int(value)
}

// among takes one of some names.
func (s *settings) among(key string, names []string, otherwise string) string {
	text, ok := s.take(key)
	if ok && !slices.Contains(names, text) {
		s.wrong(key, strings.Join(names, ", "))
	}
	if !ok || s.refuse != nil {
		return otherwise
	}
	return text
}

// renamed takes one of their names, and returns ours; the first is what is not said.
func (s *settings) renamed(key string, names [][2]string) string {
	theirs := make([]string, len(names))
	for i, name := range names {
		theirs[i] = name[0]
	}
	return names[slices.Index(theirs, s.among(key, theirs, theirs[0]))][1]
}

// layers takes the neurons of each hidden layer; a name without a value is none of them.
func (s *settings) layers(key string, otherwise []int) []int {
	text, ok := s.take(key)
	if !ok {
		return otherwise
	}
	var hidden []int
	if text == "" {
		return nil
	}
	for each := range strings.SplitSeq(text, ",") {
		neurons, err := strconv.Atoi(each)
		if err != nil || neurons < 1 || neurons > mostNeurons || len(hidden) == mostLayers {
			s.wrong(key, fmt.Sprintf("1 … %d, 0 … %d", mostNeurons, mostLayers))
			return otherwise
		}
		hidden = append(hidden, neurons)
	}
	return hidden
}

// take takes a setting away.
func (s *settings) take(key string) (string, bool) {
	text, ok := s.values[key]
	delete(s.values, key)
	return text, ok
}

// readAddress reads a set-up, and names the settings that it could not take over. What is
// not said is as it was at first; the seed is that of the present set-up where ours is not
// told. A table of the learner's own may be open.
func readAddress(table *model.OwnTable, text string, seed uint32, most float64) (setup model.ClassifierSetup, lost []string, refused *lessons.Refusal) {
	s, ours := parseAddress(text)
	s.own = table
	setup = playgroundSetup()
	if setup.Seed = seed; ours {
		s.readOurs(&setup, most)
	} else {
		s.readTheirs(&setup)
	}
	for key := range s.values {
		if !strings.HasSuffix(key, "_hide") {
			s.lost = append(s.lost, cut(key))
		}
	}
	slices.Sort(s.lost)
	return setup, s.lost, s.refuse
}

// readTheirs reads what TensorFlow's Playground writes.
func (s *settings) readTheirs(setup *model.ClassifierSetup) {
	setup.Data = s.renamed("dataset", theirSets)
	numbers := s.renamed("regDataset", theirNumbers)
	if s.among("problem", []string{"classification", "regression"}, "classification") == "regression" {
		setup.Data = numbers
	}
	setup.Noise = float64(s.whole("noise", 0, 50, 0)) / 100
	setup.Share = float64(s.whole("percTrainData", 10, 90, 50)) / 100
	setup.Batch = s.whole("batchSize", 1, mostBatch, setup.Batch)
	setup.Rate = s.number("learningRate", leastRate, mostRate, setup.Rate)
	setup.Activation = s.among("activation", []string{"tanh", "relu", "sigmoid", "linear"}, setup.Activation)
	setup.Hidden = s.layers("networkShape", setup.Hidden)
	strength := s.number("regularizationRate", 0, mostPenalty, 0)
	switch s.among("regularization", []string{"none", "L1", "L2"}, "none") {
	case "L1":
		setup.Penalty.L1 = strength
	case "L2":
		setup.Penalty.L2 = strength
	}
	if zero, _ := s.take("initZero"); zero == "true" {
		setup.Start = "zeros"
	}
	setup.Features = s.theirGiven()
	for _, key := range silent {
		if value, _ := s.take(key); value == "true" && (key == "showTestData" || key == "discretize") {
			s.lost = append(s.lost, key)
		}
	}
	for _, key := range []string{"cosX", "cosY"} {
		if on, _ := s.take(key); on == "true" {
			s.lost = append(s.lost, key)
		}
	}
}

// theirGiven reads which features the network is given; what is not said is as it is there.
func (s *settings) theirGiven() []string {
	var names []string
	for _, feature := range theirFeatures {
		on, said := s.take(feature[0])
		if said && on != "false" || !said && slices.Contains(model.PlaneFeatures, feature[1]) {
			names = append(names, feature[1])
		}
	}
	if len(names) == 0 {
		s.wrong("x", "true")
	}
	return given("circle", names)
}

// readOurs reads what this program writes.
func (s *settings) readOurs(setup *model.ClassifierSetup, most float64) {
	setup.Data = s.dataName(setup.Data)
	if setup.Noise = float64(s.whole("noise", 0, 50, 0)) / 100; setup.Wide() {
		setup.Noise = 0
	}
	setup.Share = float64(s.whole("share", 10, 90, 50)) / 100
	setup.Seed = uint32(s.number("seed", 0, most, float64(setup.Seed)))
	if text, ok := s.take("features"); ok {
		names := strings.Split(text, ",")
		if slices.ContainsFunc(names, func(name string) bool { return !slices.Contains(columnsOf(setup.Data), name) }) {
			s.wrong("features", strings.Join(columnsOf(setup.Data), ","))
		}
		setup.Features = given(setup.Data, names)
	}
	setup.Hidden = s.layers("hidden", nil)
	s.bends(setup)
	setup.Start = s.among("start", starts, setup.Start)
	setup.Rate = s.number("rate", leastRate, mostRate, setup.Rate)
	setup.Batch = s.whole("batch", 1, mostBatch, setup.Batch)
	shuffle, _ := s.take("shuffle")
	setup.Shuffle = shuffle == "true"
	setup.Penalty.L1 = s.number("l1", 0, mostPenalty, 0)
	setup.Penalty.L2 = s.number("l2", 0, mostPenalty, 0)
	setup.Dropout = s.number("dropout", 0, mostDropout, 0)
	setup.Optimizer, setup.Schedule = s.optimizer(), s.schedule()
}

// ourAddress writes a set-up in our own line.
func ourAddress(s model.ClassifierSetup) string {
	features := s.Features
	if features == nil {
		features = usualOf(s.Data)
	}
	said := []string{
		dataSaid(s.Data), fmt.Sprintf("noise=%.0f", 100*s.Noise), fmt.Sprintf("share=%.0f", 100*s.Share), fmt.Sprintf("seed=%d", s.Seed),
		"features=" + strings.Join(features, ","),
	}
	if len(s.Hidden) > 0 {
		said = append(said, "hidden="+shapeText(s.Hidden))
	}
	said = append(said, "activation="+bendsSaid(s), "start="+s.Start, "rate="+kit.PythonNumber(s.Rate), "batch="+strconv.Itoa(s.Batch))
	if s.Shuffle {
		said = append(said, "shuffle=true")
	}
	said = append(said, optimizerSaid(s)...)
	for _, more := range []struct {
		key   string
		value float64
	}{{"l1", s.Penalty.L1}, {"l2", s.Penalty.L2}, {"dropout", s.Dropout}} {
		if more.value > 0 {
			said = append(said, more.key+"="+kit.PythonNumber(more.value))
		}
	}
	return ourName + "#" + strings.Join(said, "&")
}

// theirAddress writes a set-up as TensorFlow's Playground does, and names the settings
// that it cannot say.
func theirAddress(s model.ClassifierSetup) (address string, lost []string) {
	penalty, strength := "", math.Max(s.Penalty.L1, s.Penalty.L2)
	switch {
	case s.Penalty.L1 > 0 && s.Penalty.L2 > 0:
		penalty, strength, lost = "&regularization=L2", s.Penalty.L2, append(lost, "l1")
	case s.Penalty.L1 > 0:
		penalty = "&regularization=L1"
	case s.Penalty.L2 > 0:
		penalty = "&regularization=L2"
	}
	activation := s.Activation
	if activation == "leaky" {
		activation = "relu"
	}
	if activation != s.Activation || s.Bends != nil {
		lost = append(lost, "activation")
	}
	set, problem, cannot := theirSet(s)
	address = fmt.Sprintf("%s#activation=%s%s&batchSize=%d&%s&learningRate=%s&regularizationRate=%s&noise=%.0f&networkShape=%s&percTrainData=%.0f",
		theirName, activation, penalty, s.Batch, set, kit.PythonNumber(s.Rate), kit.PythonNumber(strength), 100*s.Noise, shapeText(s.Hidden), 100*s.Share)
	for _, feature := range theirFeatures {
		address += fmt.Sprintf("&%s=%t", feature[0], slices.Contains(s.Features, feature[1]) || s.Features == nil && slices.Contains(model.PlaneFeatures, feature[1]))
	}
	address += fmt.Sprintf("&problem=%s&initZero=%t", problem, s.Start == "zeros")
	for _, more := range []struct {
		key    string
		cannot bool
	}{
		{"data", cannot},
		{"start", s.Start != "random" && s.Start != "zeros"},
		{"shuffle", s.Shuffle},
		{"optimiser", s.Optimizer.Name != ""},
		{"schedule", s.Schedule.Name != ""},
		{"dropout", s.Dropout > 0},
		{"batch", s.Batch > 30},
		{"hidden", slices.ContainsFunc(s.Hidden, func(n int) bool { return n > 8 })},
	} {
		if more.cannot {
			lost = append(lost, more.key)
		}
	}
	return address, lost
}

// theirSet is a set-up's data set as TensorFlow's Playground says it, and for which
// problem; cannot tells that it has no such set.
func theirSet(s model.ClassifierSetup) (set, problem string, cannot bool) {
	for _, names := range theirNumbers {
		if names[1] == s.Data {
			return "regDataset=" + names[0], "regression", false
		}
	}
	for _, names := range theirSets {
		if names[1] == s.Data {
			return "dataset=" + names[0], "classification", false
		}
	}
	return "dataset=" + theirSets[0][0], "classification", true
}

// shapeText writes the neurons of each hidden layer: 4,2.
func shapeText(hidden []int) string {
	sizes := make([]string, len(hidden))
	for i, n := range hidden {
		sizes[i] = strconv.Itoa(n)
	}
	return strings.Join(sizes, ",")
}
