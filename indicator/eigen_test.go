package indicator

import (
	"cmp"
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// jacobi returns the eigenvalues of a symmetric matrix, the greatest first, and the eigenvectors as rows, by rotations: slow,
// simple, and nothing like what it checks.
func jacobi(a [][]float64) (values []float64, vectors [][]float64) {
	n := len(a)
	v := make([][]float64, n)
	for i := range v {
		a[i], v[i] = slices.Clone(a[i]), make([]float64, n)
		v[i][i] = 1
	}
	for range 40 {
		for p := range n {
			for q := p + 1; q < n; q++ {
				if math.Abs(a[p][q]) < 1e-300 {
					continue
				}
				theta := (a[q][q] - a[p][p]) / (2 * a[p][q])
				t := math.Copysign(1, theta) / (math.Abs(theta) + math.Hypot(1, theta))
				c := 1 / math.Hypot(1, t)
				s := t * c
				for k := range n {
					a[k][p], a[k][q] = c*a[k][p]-s*a[k][q], s*a[k][p]+c*a[k][q]
				}
				for k := range n {
					a[p][k], a[q][k] = c*a[p][k]-s*a[q][k], s*a[p][k]+c*a[q][k]
					v[p][k], v[q][k] = c*v[p][k]-s*v[q][k], s*v[p][k]+c*v[q][k]
				}
			}
		}
	}
	order := make([]int, n)
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int { return cmp.Compare(a[j][j], a[i][i]) })
	for _, i := range order {
		values, vectors = append(values, a[i][i]), append(vectors, v[i])
	}
	return values, vectors
}

func TestLeadingAgainstRotations(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(2, 12).Draw(t, "n")
		rank := rapid.IntRange(1, n).Draw(t, "rank")
		half := make([][]float64, rank)
		for k := range half {
			half[k] = rapid.SliceOfN(rapid.Float64Range(-1, 1), n, n).Draw(t, "row")
		}
		a := make([][]float64, n)
		for i := range a {
			a[i] = make([]float64, n)
			for j := range a[i] {
				for k := range half {
					a[i][j] += half[k][i] * half[k][j] // positive semi-definite
				}
			}
		}
		apply := func(x, y []float64) {
			for i := range a {
				y[i] = dot(a[i], x)
			}
		}
		values, _ := jacobi(slices.Clone(a))
		first, v := leading(n, apply)
		second, _ := leading(n, apply, v)
		for i, got := range []float64{first, second} {
			if math.Abs(got-values[i]) > 1e-10*(1+values[0]) {
				t.Fatalf("eigenvalue %d: %v, want %v", i+1, got, values[i])
			}
		}
	})
}

func TestDoubleEigenvalue(t *testing.T) {
	diagonal := []float64{1, 3, 3, 2, 0}
	apply := func(x, y []float64) {
		for i := range x {
			y[i] = diagonal[i] * x[i]
		}
	}
	first, v := leading(5, apply)
	second, w := leading(5, apply, v)
	third, _ := leading(5, apply, v, w)
	for i, c := range []struct{ got, want float64 }{{first, 3}, {second, 3}, {third, 2}, {dot(v, w) + 1, 1}, {dot(v, v), 1}} {
		if math.Abs(c.got-c.want) > 1e-12 {
			t.Errorf("%d: %v, want %v", i, c.got, c.want)
		}
	}
}

func TestOperatorOfNothing(t *testing.T) {
	nothing := func(x, y []float64) { clear(y) }
	if value, _ := leading(3, nothing); math.Abs(value) > 1e-14 {
		t.Errorf("%v", value)
	}
}
