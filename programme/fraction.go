package programme

import "fmt"

// Fraction is a part of a whole, written "1/2".
type Fraction struct{ Num, Den int }

// UnmarshalText reads "1/2": whole numbers, 0 <= Num <= Den, Den not 0.
func (f *Fraction) UnmarshalText(b []byte) error {
	if n, err := fmt.Sscanf(string(b), "%d/%d", &f.Num, &f.Den); n != 2 || err != nil || f.String() != string(b) {
		return fmt.Errorf("%q is not a fraction such as 1/2", b)
	}
	if f.Den <= 0 || f.Num < 0 || f.Num > f.Den {
		return fmt.Errorf("%q is not between 0 and 1", b)
	}
	return nil
}

// String writes the fraction as it is read.
func (f Fraction) String() string { return fmt.Sprintf("%d/%d", f.Num, f.Den) }
