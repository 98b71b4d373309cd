package secrecy

import "math"

// margin is the width, in percent of what a hidden cell holds, that what is shown leaves to guess at least. It is the complement
// of [Share]: a cell known closer than that would be as good as shown.
const margin = 100 - Share

// width is the least width that the bounds of a hidden cell must have.
func (g *grid) width(cell int) int64 {
	return max(1, (g.values[cell]*margin+99)/100)
}

// unbounded is more than any figure.
const unbounded = math.MaxInt64 / 4

// bounds returns what anybody who reads the table finds of a cell: its least and its largest value. It is exact: hidden cells, each
// an arc between its row and its column, may change together as a flow does that goes round (Gusfield, A graph theoretic approach
// to statistical data security, SIAM Journal on Computing 17, 1988). A total is an arc that turns the other way.
func (g *grid) bounds(cell int) (low, high int64) {
	value := g.values[cell]
	if g.hidden[cell] == "" {
		return value, value
	}
	row, column := cell/g.columns, g.rows+cell%g.columns
	up, down := g.room(cell)
	forth := min(up, g.flow(cell, column, row, up))
	back := min(down, g.flow(cell, row, column, down))
	if g.turned(cell) {
		forth, back = back, forth
	}
	return value - back, value + min(forth, unbounded)
}

// turned reports whether a cell stands on the other side of the equation of its row, and of that of its column, than the cells
// it is the sum of: the totals do, and not the grand total, which is a sum of sums.
func (g *grid) turned(cell int) bool {
	return (cell/g.columns == g.rows-1) != (cell%g.columns == g.columns-1)
}

// room says how much an arc may carry from its row to its column, and back. A hidden figure is more than zero, and that is known.
func (g *grid) room(cell int) (forth, back int64) {
	least := max(0, g.values[cell]-1)
	if g.turned(cell) {
		return least, unbounded
	}
	return unbounded, least
}

// flow returns how much can go from a node to another by the hidden cells but one, up to a limit. Nodes are the rows, then the
// columns. Paths are found breadth first (Edmonds and Karp).
func (g *grid) flow(but, from, to int, limit int64) (sum int64) {
	nodes := g.rows + g.columns
	room := make([][]int64, nodes)
	for i := range room {
		room[i] = make([]int64, nodes)
	}
	for cell := range g.sums {
		if g.hidden[cell] != "" && cell != but {
			i, j := cell/g.columns, g.rows+cell%g.columns
			room[i][j], room[j][i] = g.room(cell)
		}
	}
	for sum < limit {
		path := shortest(room, from, to)
		if path == nil {
			break
		}
		more := limit - sum
		for n := 1; n < len(path); n++ {
			more = min(more, room[path[n-1]][path[n]])
		}
		for n := 1; n < len(path); n++ {
			room[path[n-1]][path[n]] -= more
			room[path[n]][path[n-1]] += more
		}
		sum += more
	}
	return sum
}

// shortest returns the shortest way that has room; nil when there is none.
func shortest(room [][]int64, from, to int) (path []int) {
	before := make([]int, len(room))
	for i := range before {
		before[i] = -1
	}
	before[from] = from
	for queue := []int{from}; len(queue) > 0 && before[to] < 0; queue = queue[1:] {
		for next, free := range room[queue[0]] {
			if free > 0 && before[next] < 0 {
				before[next] = queue[0]
				queue = append(queue, next)
			}
		}
	}
	if before[to] < 0 {
		return nil
	}
	for at := to; at != from; at = before[at] {
		path = append([]int{at}, path...)
	}
	return append([]int{from}, path...)
}
