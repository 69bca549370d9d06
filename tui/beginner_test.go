package tui

import (
	"slices"
	"testing"

	"sinapse/content"
)

// beginners is what people who have read elsewhere type into the search, and what they
// look for: it is among the first three things that are found.
var beginners = map[content.Language][][2]string{
	content.Portuguese: {
		{"rede neural", "O que é uma rede neural"},
		{"neuronio", "neurônio"},
		{"o que é viés", "Viés"},
		{"bias", "Viés"},
		{"função de ativação", "Função de ativação"},
		{"relu", "ReLU"},
		{"sigmoid", "sigmoide"},
		{"tangente hiperbólica", "tanh"},
		{"softmax", "softmax"},
		{"hidden layer", "camada oculta"},
		{"custo", "Perda"},
		{"loss", "Perda"},
		{"mse", "erro quadrático médio"},
		{"cross entropy", "entropia cruzada"},
		{"acuracia", "acurácia"},
		{"precisao", "precisão"},
		{"recall", "revocação"},
		{"gradiente descendente", "Descida do gradiente"},
		{"taxa de aprendizagem", "taxa de aprendizado"},
		{"learnig rate", "taxa de aprendizado"},
		{"hiperparâmetro", "taxa de aprendizado"},
		{"backprop", "Retropropagação"},
		{"regra da cadeia", "regra da cadeia"},
		{"derivada", "inclinação"},
		{"otimizador", "otimizador"},
		{"adam", "Adam"},
		{"inércia", "Momentum"},
		{"epoca", "época"},
		{"mini batch", "lote"},
		{"mini-lote", "lote"},
		{"overfiting", "sobreajuste"},
		{"underfitting", "subajuste"},
		{"memorizar", "decorar"},
		{"dropout", "dropout"},
		{"regularizacao", "penalidade"},
		{"early stopping", "parada antecipada"},
		{"validação cruzada", "validação cruzada"},
		{"conjunto de teste", "conjunto de teste"},
		{"normalizar", "padronizar"},
		{"multiplicação de matrizes", "produto de matrizes"},
		{"transposta", "transposta"},
		{"tensor", "número de eixos"},
		{"perceptron", "neurônio"},
		{"convolução", "rede convolucional"},
		{"rnn", "rede recorrente"},
		{"chatgpt", "transformer"},
		{"gradiente some", "desaparecimento do gradiente"},
		{"explosão do gradiente", "divergência"},
		{"outlier", "erro absoluto médio"},
		{"curva de aprendizado", "distância"},
		{"semente aleatoria", "semente"},
		{"ajuda", "ajuda"},
		{"mudar idioma", "ajuda"},
		{"salvar", "ajuda"},
		{"desfazer", "ajuda"},
		{"como funciona", "ajuda"},
	},
	content.English: {
		{"neural network", "What a neural network is"},
		{"what is bias", "Bias"},
		{"activation function", "Activation"},
		{"relu", "ReLU"},
		{"dead relu", "ReLU"},
		{"sigmoid", "sigmoid"},
		{"softmax", "softmax"},
		{"logits", "weighted sum"},
		{"hidden layers", "hidden layer"},
		{"cost function", "Loss"},
		{"mse", "mean squared error"},
		{"cross entropy", "cross-entropy"},
		{"log loss", "cross-entropy"},
		{"accurazy", "accuracy"},
		{"precision", "precision"},
		{"sensitivity", "recall"},
		{"r squared", "R²"},
		{"gradient decent", "Gradient descent"},
		{"learning-rate", "learning rate"},
		{"learnig rate", "learning rate"},
		{"hyperparameter", "learning rate"},
		{"back propagation", "Backpropagation"},
		{"backprop", "Backpropagation"},
		{"chain rule", "chain rule"},
		{"derivative", "slope"},
		{"optimizer", "optimiser"},
		{"adam", "Adam"},
		{"epochs", "epoch"},
		{"mini batch", "batch"},
		{"shuffling", "shuffle"},
		{"overfit", "overfitting"},
		{"overfiting", "overfitting"},
		{"underfit", "underfitting"},
		{"memorizing", "memorise"},
		{"regularization", "penalty"},
		{"weight decay", "penalty"},
		{"early stop", "early stopping"},
		{"cross validation", "cross-validation"},
		{"train test split", "validation set"},
		{"normalization", "standardise"},
		{"standardize", "standardise"},
		{"matrix multiplication", "matrix product"},
		{"inner product", "dot product"},
		{"tensor", "rank"},
		{"perceptron", "neuron"},
		{"convolution", "Convolutional networks"},
		{"rnn", "recurrent network"},
		{"chatgpt", "transformer"},
		{"vanishing gradients", "vanishing gradient"},
		{"exploding gradients", "divergence"},
		{"initialization", "symmetry"},
		{"outliers", "mean absolute error"},
		{"learning curve", "gap"},
		{"sobreajuste", "overfitting"},
		{"taxa de aprendizado", "learning rate"},
		{"help", "help"},
		{"change language", "help"},
		{"save", "help"},
		{"undo", "help"},
		{"how it works", "help"},
	},
}

// TestBeginnersFind searches as beginners do: by common names, in the other language, with
// American spelling, without accents or hyphens, with a letter wrong.
func TestBeginnersFind(t *testing.T) {
	for language, tries := range beginners {
		if len(tries) < 50 {
			t.Errorf("%s: only %d searches", language, len(tries))
		}
		index := everything()[language]
		for _, try := range tries {
			found := search(index, try[0])
			first := found[:min(3, len(found))]
			if slices.ContainsFunc(first, func(f *finding) bool { return f.title == try[1] }) {
				continue
			}
			t.Errorf("%s: %q does not find %q first, but %d things:", language, try[0], try[1], len(found))
			for _, f := range first {
				t.Log(f.title)
			}
		}
	}
}
