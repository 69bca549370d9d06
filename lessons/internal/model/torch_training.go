package model

import (
	"fmt"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/nn"
)

// torchTraining is the training again in PyTorch. There is none of a run in which
// something is drawn on the way, or that a hand or a schedule changed: PyTorch would draw
// otherwise, and do something else.
func (c *Classifier) torchTraining() []lessons.Takeaway {
	s := c.Setup
	way := c.way
	plain := s.Regularization == (Regularization{}) && !s.Shuffle && s.Schedule == (Schedule{}) && s.Fault == ""
	optimizer, known := s.Optimizer.torch(way.rate)
	for i := range c.Network.Parameters() {
		plain = plain && !c.Trainer.Frozen(i)
	}
	if !plain || !known || way.mixed() || len(way.turns) > 0 || way.at > 0 {
		return nil
	}
	loss := "((model(given) - wanted) ** 2).sum(1).mean() / 2"
	if _, several := s.Loss().(nn.CrossEntropy); several {
		loss = "-(wanted * model(given).log_softmax(1)).sum(1).mean()"
	}
	start := newClassifier(s, nn.RecordNothing, way.from[:min(len(way.from), len(c.Network.Parameters()))])
	return kit.TorchTraining{
		Start: start.Network, Train: c.Trainer.Data(), Held: c.Held, Loss: loss, Optimizer: optimizer, Batch: s.Batch, Epochs: c.Trainer.Epochs(),
	}.Takeaways()
}

// torch is the optimiser as PyTorch calls it, at a rate; false where it has none that does
// the same.
func (o Optimizer) torch(rate float64) (string, bool) {
	lr, memory, squares := kit.PythonNumber(rate), kit.PythonNumber(o.Memory), kit.PythonNumber(o.Squares)
	switch o.Name {
	case "":
		return fmt.Sprintf("SGD(model.parameters(), lr=%s)", lr), true
	case "momentum":
		return fmt.Sprintf("SGD(model.parameters(), lr=%s, momentum=%s)", lr, memory), true
	case "nesterov":
		return fmt.Sprintf("SGD(model.parameters(), lr=%s, momentum=%s, nesterov=True)", lr, memory), true
	case "rmsprop":
		return fmt.Sprintf("RMSprop(model.parameters(), lr=%s, alpha=%s)", lr, squares), true
	case "adam":
		return fmt.Sprintf("Adam(model.parameters(), lr=%s, betas=(%s, %s))", lr, memory, squares), true
	}
	return "", false
}

// Takeaways are the network; with early stopping, which brings other weights back, without
// its training.
func (t *Trial) Takeaways() []lessons.Takeaway {
	if t.Patience > 0 && t.own == nil {
		return t.network()
	}
	return t.Classifier.Takeaways()
}

// torchTraining is the training of the neuron again in PyTorch, where no hand changed it.
func (r *Regression) torchTraining() []lessons.Takeaway {
	if len(r.way.turns) > 0 || r.way.from != nil || r.way.rate == 0 {
		return nil
	}
	data := r.Trainer.Data()
	start := NewRegression(data.X, data.Y, len(r.Network.Parameters()) > data.X.Cols, r.way.rate)
	return kit.TorchTraining{
		Start: start.Network, Train: data, Held: nn.Dataset{X: nn.NewMatrix(0, data.X.Cols), Y: nn.NewMatrix(0, 1)},
		Loss: "((model(given) - wanted) ** 2).mean()", Optimizer: fmt.Sprintf("SGD(model.parameters(), lr=%s)", kit.PythonNumber(r.way.rate)), Batch: data.Len(), Epochs: r.Trainer.Epochs(),
	}.Takeaways()
}
