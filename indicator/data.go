package indicator

import (
	"iter"
	"sync"
)

// Data (données de calcul) is what the indicators of [List] are computed on. Only the table and the reference must be there:
// an indicator that needs what is absent gives nothing.
type Data struct {
	Table     *Table    // the only date, or the first
	Reference Reference // in the order of the activities of the table
	Groups    Groups    // for varieties
	Plants    *Plants   // for the concentration of plants
	Period    *Period   // for what changed
	MinJobs   int64     // what a presence needs beside its specialisation; 1 or less: any job

	Sources []string // identifiers of the data sets, said again in every result
	Vintage string
	Badge   Badge

	networks  sync.Once
	network   *Network
	nearests  sync.Once
	neighbour [][]Neighbour
}

// Period (période) is two dates of the same territories and activities, each with its reference.
type Period struct {
	Before, After *Table
	From, To      Reference
}

// Plants (effectifs des établissements) gives the sizes of the establishments of each activity of a table, by its place.
type Plants struct{ Sizes [][]int64 }

// Network returns the network of activities of the table, made once.
func (d *Data) Network() *Network {
	d.networks.Do(func() { d.network = NewNetwork(d.Table, d.Reference, d.MinJobs) })
	return d.network
}

// Neighbours returns the five territories nearest to each, made once.
func (d *Data) Neighbours() [][]Neighbour {
	d.nearests.Do(func() { d.neighbour = d.Table.AllNearest(5) })
	return d.neighbour
}

// point is a figure and where it stands.
type point struct {
	territory, activity string
	Figure
}

// computation gives the figures of an indicator in the order of the codes.
type computation func(*Data) iter.Seq[point]

func overall(f func(*Data) Figure) computation {
	return func(d *Data) iter.Seq[point] {
		return func(yield func(point) bool) { yield(point{Figure: f(d)}) }
	}
}

func perTerritory(f func(d *Data, i int) Figure) computation {
	return func(d *Data) iter.Seq[point] {
		return func(yield func(point) bool) {
			for i, territory := range d.Table.Territories {
				if !yield(point{territory, "", f(d, i)}) {
					return
				}
			}
		}
	}
}

func perActivity(f func(d *Data, j int) Figure) computation {
	return func(d *Data) iter.Seq[point] {
		return func(yield func(point) bool) {
			for j, activity := range d.Table.Activities {
				if !yield(point{"", activity, f(d, j)}) {
					return
				}
			}
		}
	}
}

func perCell(f func(d *Data, i, j int) Figure) computation {
	return func(d *Data) iter.Seq[point] {
		return func(yield func(point) bool) {
			for i, territory := range d.Table.Territories {
				for j, activity := range d.Table.Activities {
					if !yield(point{territory, activity, f(d, i, j)}) {
						return
					}
				}
			}
		}
	}
}

// perRow is for what needs the counts of a territory alone.
func perRow(f func(counts []int64) Figure) computation {
	return perTerritory(func(d *Data, i int) Figure { return f(d.Table.Row(i)) })
}

// against is for what compares the counts of a territory with the reference.
func against(f func(counts []int64, r Reference) Figure) computation {
	return perTerritory(func(d *Data, i int) Figure { return f(d.Table.Row(i), d.Reference) })
}
