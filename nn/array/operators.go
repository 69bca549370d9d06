package array

import (
	"math"
	"math/big"
	"slices"

	"sinapse/nn/elementary"
)

// operation computes a sum, a product or such.
func (e evaluation) operation(n operation) (object, error) {
	if n.sign == "and" || n.sign == "or" || n.sign == "not" {
		return nil, e.truth(n)
	}
	var left object
	if n.left != nil {
		var err error
		if left, err = e.value(n.left); err != nil {
			return nil, err
		}
	}
	right, err := e.value(n.right)
	switch {
	case err != nil:
		return nil, err
	case n.left == nil:
		return e.signed(n.sign, right)
	}
	e.at = n.place()
	switch n.sign {
	case "<", ">", "<=", ">=", "==", "!=", "&", "|", "^", "<<", ">>":
		return nil, e.ours(MaskIndex, "a comparison makes a mask, which is not supported here")
	}
	return e.computed(n.sign, left, right)
}

// computed is what two things with an operator between them give.
func (e evaluation) computed(sign string, left, right object) (object, error) {
	if o, done, err := arrays(e, sign, left, right); done {
		return o, err
	}
	if o, done, err := sequences(sign, left, right); done {
		return o, err
	}
	x, whole := wholeNumber(left)
	y, also := wholeNumber(right)
	if whole && also && sign != "@" {
		return wholes(e, sign, x, y)
	}
	p, ok := realNumber(left)
	q, too := realNumber(right)
	if ok && too && sign != "@" {
		return reals(e, sign, p, q)
	}
	return nil, unsupported(sign, left, right)
}

// truth refuses and, or and not: an array of several numbers is neither true nor false,
// says NumPy, and of the rest we make nothing.
func (e evaluation) truth(n operation) error {
	first := n.left
	if first == nil {
		first = n.right
	}
	o, err := e.value(first)
	if err != nil {
		return err
	}
	if a, ok := o.(Array); ok && a.Size() > 1 {
		return raise(NoTruth, "ValueError", "The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()")
	}
	return e.ours(NotANumber, n.sign+" is not read here")
}

// unsupported is Python's error of two things that do not go together.
func unsupported(sign string, left, right object) error {
	if sign == "**" {
		sign = "** or pow()"
	}
	return raise(BadOperands, "TypeError", "unsupported operand type(s) for "+sign+": '"+typeOf(left)+"' and '"+typeOf(right)+"'",
		"left", typeOf(left), "right", typeOf(right))
}

// realNumber is a number of Python's as a float.
func realNumber(o object) (float64, bool) {
	if f, ok := o.(float64); ok {
		return f, true
	}
	if n, ok := wholeNumber(o); ok {
		f, _ := new(big.Float).SetInt(n).Float64()
		return f, true
	}
	return 0, false
}

// signed computes a sign before an operand.
func (e evaluation) signed(sign string, of object) (object, error) {
	if a, ok := arrayOf(of); ok {
		switch sign {
		case "+":
			return of, nil
		case "-":
			negative, err := Multiply(a, must(Full(Int64, -1)))
			return same(of, negative), err
		}
		return nil, e.ours(MaskIndex, "~ is not done here")
	}
	if n, ok := wholeNumber(of); ok {
		switch sign {
		case "-":
			return new(big.Int).Neg(n), nil
		case "~":
			return new(big.Int).Not(n), nil
		}
		return n, nil
	}
	if f, ok := of.(float64); ok && sign != "~" {
		if sign == "-" {
			return -f, nil
		}
		return f, nil
	}
	return nil, raise(BadOperands, "TypeError", "bad operand type for unary "+sign+": '"+typeOf(of)+"'", "left", typeOf(of), "right", typeOf(of))
}

// same boxes an array as the object was that it came of.
func same(of object, a Array) object {
	if _, ok := of.(scalar); ok {
		return scalar{a}
	}
	return boxed(a)
}

// arrays computes an operation of which a side is an array, or a number of NumPy's.
func arrays(e evaluation, sign string, left, right object) (object, bool, error) {
	_, first := arrayOf(left)
	_, second := arrayOf(right)
	if !first && !second {
		return nil, false, nil
	}
	if o, done, err := besideList(sign, left, right); done {
		return o, true, err
	}
	if err := without(sign, left, right); err != nil {
		return nil, true, err
	}
	if isNone(left) || isNone(right) {
		return nil, true, besideNone(e, sign, left, right)
	}
	a, err := operandOf(e, left)
	if err != nil {
		return nil, true, err
	}
	b, err := operandOf(e, right)
	if err != nil {
		return nil, true, err
	}
	operations := map[string]func(a, b Array) (Array, error){"+": Add, "-": Subtract, "*": Multiply, "/": Divide, "@": MatMul}
	operate, ok := operations[sign]
	if !ok {
		return nil, true, e.ours(NotANumber, sign+" of arrays is not done here")
	}
	made, err := operate(a, b)
	if err != nil {
		return nil, true, err
	}
	return boxed(made), true, nil
}

// besideList is what a number of NumPy's and a list come to, where Python keeps the list.
func besideList(sign string, left, right object) (object, bool, error) {
	l, first := left.(list)
	r, second := right.(list)
	number, after := right.(scalar)
	times, before := left.(scalar)
	switch {
	case first && after && sign == "*":
		return repeated(l, number)
	case second && before && sign == "*":
		return repeated(r, times)
	}
	return nil, false, nil
}

// without is what Python says where no array is multiplied: numbers of NumPy's are none to
// it; and what NumPy says of a list that holds other things than numbers, whose shape does
// not go with an array's, before it looks at them.
func without(sign string, left, right object) error {
	_, first := left.(Array)
	_, second := right.(Array)
	if sign == "@" {
		if !first && !second {
			return unsupported(sign, left, right)
		}
		return nil
	}
	found := discover(right)
	a, ok := arrayOf(left)
	if !ok {
		found = discover(left)
		a, ok = arrayOf(right)
	}
	if !ok || found.strange == "" || found.ragged || found.most == MaxDims {
		return nil
	}
	of := slices.Clone(found.shape[:found.most])
	shapes := [2][]int{a.Shape(), of}
	if _, beside := left.(list); beside {
		shapes = [2][]int{of, a.Shape()}
	}
	if _, err := Broadcast(shapes[:]...); err != nil {
		return errBroadcast(shapes[0], shapes[1])
	}
	return nil
}

// besideNone is what NumPy says of an array and None: it asks Python, number by number.
func besideNone(e evaluation, sign string, left, right object) error {
	if sign == "@" {
		return e.ours(NotNumbers, "arrays hold numbers here, and None is none", "value", "None")
	}
	numbers := []object{left, right}
	for i, o := range numbers {
		if a, ok := arrayOf(o); ok {
			numbers[i] = map[DType]object{Int64: new(big.Int), Float64: 0.0}[a.dtype]
		}
	}
	return unsupported(sign, numbers[0], numbers[1])
}

// operandOf is an operand as an array.
func operandOf(e evaluation, o object) (Array, error) {
	if a, ok := arrayOf(o); ok {
		return a, nil
	}
	return makeArray(e, o, nil)
}

// sequences computes what lists, tuples and texts can do with each other.
func sequences(sign string, left, right object) (object, bool, error) {
	l, first := left.(list)
	r, second := right.(list)
	switch {
	case sign == "+" && first:
		if !second || l.tuple != r.tuple {
			return nil, true, raise(BadOperands, "TypeError", "can only concatenate "+typeOf(left)+" (not \""+typeOf(right)+"\") to "+typeOf(left),
				"left", typeOf(left), "right", typeOf(right))
		}
		return list{items: slices.Concat(l.items, r.items), tuple: l.tuple}, true, nil
	case sign == "*" && first:
		return repeated(l, right)
	case sign == "*" && second:
		return repeated(r, left)
	}
	return texts(sign, left, right)
}

// texts computes what texts can do with others.
func texts(sign string, left, right object) (object, bool, error) {
	text, first := left.(string)
	other, second := right.(string)
	_, times := wholeNumber(right)
	switch {
	case sign == "*" && first && times:
		return nil, true, &SyntaxError{Kind: TextArray, text: "texts are not repeated here"}
	case sign == "+" && first && second:
		return text + other, true, nil
	case sign == "+" && first:
		return nil, true, raise(BadOperands, "TypeError", "can only concatenate str (not \""+typeOf(right)+"\") to str", "left", "str", "right", typeOf(right))
	}
	return nil, false, nil
}

// mostItems is how long a list may become that is repeated.
const mostItems = 1 << 16

// repeated is a list, so many times.
func repeated(l list, times object) (object, bool, error) {
	n, ok := wholeNumber(times)
	if !ok {
		return nil, true, wrongType("can't multiply sequence by non-int of type '" + typeOf(times) + "'")
	}
	count := max(clipped(n), 0)
	if count > mostItems || int(count)*len(l.items) > mostItems {
		return nil, true, errLimit([]int{len(l.items), int(count)})
	}
	return list{items: slices.Repeat(l.items, int(count)), tuple: l.tuple}, true, nil
}

// mostBits is how large a whole number may become.
const mostBits = 1 << 12

// wholes computes an operation of two whole numbers.
func wholes(e evaluation, sign string, x, y *big.Int) (object, error) {
	switch sign {
	case "+":
		return new(big.Int).Add(x, y), nil
	case "-":
		return new(big.Int).Sub(x, y), nil
	case "*":
		return new(big.Int).Mul(x, y), nil
	case "**":
		return power(e, x, y)
	}
	if y.Sign() == 0 {
		return nil, raise(ByZero, "ZeroDivisionError", map[string]string{
			"/": "division by zero", "//": "integer division or modulo by zero", "%": "integer modulo by zero",
		}[sign])
	}
	if sign == "/" {
		quotient, _ := new(big.Rat).SetFrac(x, y).Float64()
		return quotient, nil
	}
	floor, rest := new(big.Int).QuoRem(x, y, new(big.Int))
	if rest.Sign() != 0 && rest.Sign() != y.Sign() {
		floor.Sub(floor, big.NewInt(1))
		rest.Add(rest, y)
	}
	if sign == "%" {
		return rest, nil
	}
	return floor, nil
}

// power is x to the y.
func power(e evaluation, x, y *big.Int) (object, error) {
	switch {
	case y.Sign() < 0:
		p, _ := realNumber(x)
		q, _ := realNumber(y)
		return reals(e, "**", p, q)
	case y.Cmp(big.NewInt(mostBits)) > 0 || x.BitLen()*int(y.Int64()) > mostBits:
		return nil, e.ours(TooBig, onlyInt64)
	}
	return new(big.Int).Exp(x, y, nil), nil
}

// reals computes an operation of two numbers of which one is a float.
func reals(e evaluation, sign string, x, y float64) (object, error) {
	switch sign {
	case "+":
		return x + y, nil
	case "-":
		return x - y, nil
	case "*":
		return x * y, nil
	case "**":
		if x == 0 && y < 0 {
			return nil, raise(ByZero, "ZeroDivisionError", "0.0 cannot be raised to a negative power")
		}
		if x < 0 && y != math.Trunc(y) {
			return nil, e.ours(UnknownType, "only int and float are supported here as types")
		}
		return elementary.Pow(x, y), nil
	}
	if y == 0 {
		return nil, raise(ByZero, "ZeroDivisionError", map[string]string{
			"/": "float division by zero", "//": "float floor division by zero", "%": "float modulo",
		}[sign])
	}
	rest := math.Mod(x, y)
	if rest != 0 && (rest < 0) != (y < 0) {
		rest += y
	}
	switch sign {
	case "/":
		return x / y, nil
	case "%":
		return rest, nil
	}
	return math.Floor(x / y), nil
}
