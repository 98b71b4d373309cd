package indicator

import "math"

// leading returns the greatest eigenvalue of a symmetric positive semi-definite operator on the space orthogonal to some
// vectors, and its eigenvector, of length 1. apply writes the operator of x to y, n numbers each; away are of length 1 and
// orthogonal.
//
// It is the method of Lanczos, each step made orthogonal to all the former, which ends in at most n steps and usually in a
// few dozen. The start is fixed: the same operator always gives the same bytes.
//
// Source: Lanczos 1950; Golub & Van Loan, Matrix Computations, chapter 10.
func leading(n int, apply func(x, y []float64), away ...[]float64) (value float64, vector []float64) {
	basis := [][]float64{start(n, away)}
	var diagonal, beside []float64 // the operator, seen in the basis, has three diagonals
	for {
		last := basis[len(basis)-1]
		next := make([]float64, n)
		apply(last, next)
		diagonal = append(diagonal, dot(last, next))
		beyond := orthogonal(next, away, basis)
		done := beyond < 1e-14 || len(basis) == n-len(away)
		if done || len(basis)%4 == 0 {
			theta, s := top(diagonal, beside)
			if done || beyond*s[len(s)-1] < 1e-15 {
				return theta, combine(basis, s)
			}
		}
		scale(next, 1/beyond)
		basis, beside = append(basis, next), append(beside, beyond)
	}
}

// start returns a vector without any pattern, orthogonal to others. It is another one for each number of them: a start that
// has already led to an eigenvector shows nothing more of a double eigenvalue.
func start(n int, away [][]float64) []float64 {
	x := make([]float64, n)
	for j := range x {
		_, x[j] = math.Modf(float64((j+1)*(j+1+len(away))) * math.Phi)
		x[j] -= 0.5
	}
	scale(x, 1/orthogonal(x, away, nil))
	return x
}

// orthogonal takes out of x what it shares with others, twice because once leaves the rounding, and returns what is left of
// its length.
func orthogonal(x []float64, others ...[][]float64) float64 {
	for range 2 {
		for _, set := range others {
			for _, v := range set {
				shared := dot(v, x)
				for j := range x {
					x[j] -= shared * v[j]
				}
			}
		}
	}
	return math.Sqrt(dot(x, x))
}

// top returns the greatest eigenvalue of the symmetric matrix of this diagonal, with these positive numbers beside it, and
// its eigenvector of length 1, whose numbers are all positive.
//
// The value is found by halving: a shift is above it when every pivot of the shifted matrix is negative. The vector is found
// by solving from there, which then needs no exchange of rows.
func top(diagonal, beside []float64) (value float64, vector []float64) {
	low, high := math.Inf(-1), math.Inf(-1)
	for i, d := range diagonal {
		low = max(low, d)
		high = max(high, d+at(beside, i-1)+at(beside, i))
	}
	high += 1e-15 * (1 + math.Abs(high))
	pivots := make([]float64, len(diagonal))
	for middle := low + (high-low)/2; low < middle && middle < high; middle = low + (high-low)/2 {
		if negative(diagonal, beside, middle, pivots) {
			high = middle
		} else {
			low = middle
		}
	}
	negative(diagonal, beside, high, pivots)
	vector = make([]float64, len(diagonal))
	for i := range vector {
		vector[i] = 1
	}
	for range 3 {
		solve(pivots, beside, vector)
		scale(vector, 1/math.Sqrt(dot(vector, vector)))
	}
	return high, vector
}

func at(x []float64, i int) float64 {
	if i < 0 || i >= len(x) {
		return 0
	}
	return x[i]
}

// negative writes the pivots of the matrix less a shift, and reports whether all are negative.
func negative(diagonal, beside []float64, shift float64, pivots []float64) bool {
	for i, d := range diagonal {
		pivots[i] = d - shift
		if i > 0 {
			pivots[i] -= beside[i-1] * beside[i-1] / pivots[i-1]
		}
		if !(pivots[i] < 0) {
			return false
		}
	}
	return true
}

// solve replaces x by minus the solution of the system of these pivots.
func solve(pivots, beside, x []float64) {
	for i := 1; i < len(x); i++ {
		x[i] -= beside[i-1] / pivots[i-1] * x[i-1]
	}
	for i := len(x) - 1; i >= 0; i-- {
		x[i] = (x[i] + at(beside, i)*at(x, i+1)) / -pivots[i]
	}
}

// combine returns the sum of the vectors of a basis with these weights.
func combine(basis [][]float64, weights []float64) []float64 {
	sum := make([]float64, len(basis[0]))
	for k, v := range basis {
		for j := range sum {
			sum[j] += weights[k] * v[j]
		}
	}
	return sum
}

func dot(a, b []float64) (sum float64) {
	for j := range a {
		sum += a[j] * b[j]
	}
	return sum
}

func scale(x []float64, by float64) {
	for j := range x {
		x[j] *= by
	}
}
