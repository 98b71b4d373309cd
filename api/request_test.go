package api

import "testing"

func TestMedian(t *testing.T) {
	for _, c := range []struct {
		all  []int
		want int
	}{{[]int{3}, 3}, {[]int{9, 1}, 1}, {[]int{9, 1, 4}, 4}} {
		if got := median(c.all); got == nil || *got != c.want {
			t.Errorf("the median of %v is %v; want %d", c.all, got, c.want)
		}
	}
	if median(nil) != nil {
		t.Error("no number has a median")
	}
}
