package indicator

import "math"

// axis returns the second and third eigenvalues, and the eigenvector of the second on these activities, up to its scale.
//
// U^-1/2 M' D^-1 M U^-1/2 is symmetric and has the same eigenvalues; its first is 1, for the square roots of the ubiquities.
// The third is sought apart from the second, so that a double eigenvalue is seen as such.
func (n *Network) axis(columns []int) (lambda2, lambda3 float64, pci []float64) {
	w, first := n.walk(columns)
	lambda2, pci = leading(len(columns), w.apply, first)
	lambda3, _ = leading(len(columns), w.apply, first, pci)
	for k := range pci {
		pci[k] *= w.inverse[k]
	}
	return lambda2, lambda3, pci
}

// walk is the symmetric form of going from an activity to the territories that have it, and back to the activities they have.
type walk struct {
	rows     [][]int32 // the activities of each territory, by their places among those present somewhere
	inverse  []float64 // U^-1/2
	weighted []float64
}

// walk returns the walk on these activities, and its first eigenvector, of length 1.
func (n *Network) walk(columns []int) (w *walk, first []float64) {
	at := make([]int32, len(n.ubiquity))
	w = &walk{rows: make([][]int32, len(n.rows)), weighted: make([]float64, len(columns))}
	for k, j := range columns {
		at[j] = int32(k)
		root := math.Sqrt(float64(n.ubiquity[j]))
		first, w.inverse = append(first, root), append(w.inverse, 1/root)
	}
	scale(first, 1/math.Sqrt(dot(first, first)))
	for i, row := range n.rows {
		for _, j := range row {
			w.rows[i] = append(w.rows[i], at[j])
		}
	}
	return w, first
}

// apply writes the walk from x to y.
func (w *walk) apply(x, y []float64) {
	for k := range x {
		w.weighted[k], y[k] = x[k]*w.inverse[k], 0
	}
	for _, row := range w.rows {
		mean := 0.0
		for _, k := range row {
			mean += w.weighted[k]
		}
		mean /= float64(len(row))
		for _, k := range row {
			y[k] += mean
		}
	}
	for k := range y {
		y[k] *= w.inverse[k]
	}
}
