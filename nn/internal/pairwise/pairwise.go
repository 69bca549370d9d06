// Package pairwise adds numbers up in the order in which NumPy adds those of one axis in
// memory, so that sums are its sums to the last bit: nn and array may use it, and it uses
// nothing of ours.
package pairwise

// buffer is how many numbers NumPy's iterator hands to the adding loop at once.
const buffer = 8192

// leaf is up to how many numbers are not halved any more.
const leaf = 128

// Sum returns the sum of count numbers: data[start], data[start+stride], and so
// on. Up to 128 go into eight sums in turn, more are halved; so rounding errors
// grow with log n instead of n (NumPy's pairwise_sum). Of more than 8192 numbers
// the sums of each 8192 are added up in order, beginning with 0.
func Sum(data []float64, start, count, stride int) float64 {
	sum := 0.0
	for ; count > buffer; count -= buffer {
		sum += halves(data, start, buffer, stride)
		start += buffer * stride
	}
	return sum + halves(data, start, count, stride)
}

// halves is NumPy's pairwise_sum.
func halves(data []float64, start, count, stride int) float64 {
	if count <= leaf {
		return eights(data, start, count, stride)
	}
	half := count / 2
	half -= half % 8
	return halves(data, start, half, stride) + halves(data, start+half*stride, count-half, stride)
}

// eights adds the numbers up in eight sums, and those that are left over to their sum.
func eights(data []float64, start, count, stride int) float64 {
	sum, whole := 0.0, 0
	if count >= 8 {
		whole = count - count%8
		var r [8]float64
		for k := range r {
			r[k] = data[start+k*stride]
		}
		for i := 8; i < whole; i += 8 {
			for k := range r {
				r[k] += data[start+(i+k)*stride]
			}
		}
		sum = ((r[0] + r[1]) + (r[2] + r[3])) + ((r[4] + r[5]) + (r[6] + r[7]))
	}
	for i := whole; i < count; i++ {
		sum += data[start+i*stride]
	}
	return sum
}
