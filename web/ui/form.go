package ui

// Field is an input with its label, its hint and its error.
type Field struct {
	ID       string // also the target of the error summary
	Name     string
	Label    string
	Hint     string
	Error    string
	Value    string
	Type     string   // "text" when empty
	Mode     string   // inputmode: "numeric", "decimal"
	Complete string   // autocomplete token
	Width    string   // "", "medium" or "short"
	Unit     string   // after the input: "€", "jours"
	Lines    int      // more than 1: a text area
	Options  []Option // a select, when not empty
	Optional bool
}

// Option is a choice.
type Option struct {
	Value    string
	Label    string
	Hint     string
	Selected bool
}

// Parted is a box to tick, with parts that may be taken out of what it stands for.
type Parted struct {
	ID      string
	Name    string
	Value   string
	Label   string
	Note    string
	Ticked  bool
	Summary string // of the parts
	Without string // the name that each part taken out is sent under
	Parts   []Option
}

// Choices is a group of radio buttons, or of boxes when several may be taken.
type Choices struct {
	ID      string
	Name    string
	Legend  string
	Hint    string
	Error   string
	Several bool
	Options []Option
}

// DateField asks for a day in three inputs named Name.day, Name.month and Name.year.
type DateField struct {
	ID               string
	Name             string
	Legend           string
	Hint             string
	Error            string
	Day, Month, Year string
}

// FieldError links a line of the error summary to its field.
type FieldError struct{ Field, Text string }

// Button sends a form.
type Button struct {
	Text  string
	Name  string
	Value string
	Kind  string // "" the one main action; "quiet" another
}
