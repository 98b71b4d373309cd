package ui

// Frame is everything around the content of a page. A page's own template defines "content", which receives Content.
type Frame struct {
	Lang       string // "fr" or "en"
	Title      string // of the document, without the register's name
	Register   string // the register's name, in the page's language
	Home       string // address of the first page
	Style      string // address of style.css
	Icon       string // address of jalon.svg
	Script     string // address of a script of ours; empty for none
	Langs      []Link // the same page in each language
	Account    []Link // sign in; or the person, and sign out
	Nav        []Link // at most eight, so that they hold in three lines of a phone
	Date       DateBar
	Notice     *Notice     // about the whole register, such as "demonstration"
	Breadcrumb []Link      // from the first page to the parent; the page itself is not in it
	Alternates []Alternate // the same content for machines
	Footer     Footer
	Content    any
}

// Link is a link, or plain text when it has no Href.
type Link struct {
	Text    string
	Href    string
	Lang    string // language of the text, when it differs from the page's
	Current bool   // the page we are on
}

// Alternate is the same content in another format.
type Alternate struct {
	Text string // "JSON", "CSV pour tableur"
	Type string // media type
	Href string
}

// Moment is a day or an instant, for people and for machines.
type Moment struct {
	Text string // "5 mars 2019"
	ISO  string // "2019-03-05", or RFC 3339
}

// DateBar says at which day the register is read, and offers another.
type DateBar struct {
	On     Moment // the day shown
	Past   bool   // the day is not today: the bar stands out and offers the way back
	Action string // the page itself, without its query
	Keep   []Pair // the other parameters of the query, kept as they are
	Back   string // address of the page as of today
	Min    string // first day of the register, ISO
	Max    string // last day that may be asked, ISO; empty for none
	Error  string // why the day asked was not understood
	Partly bool   // some of what the register tells was invented for a demonstration
}

// Pair is a parameter of a query.
type Pair struct{ Name, Value string }

// Footer closes every page.
type Footer struct {
	Accessibility Link // with the status the operator recorded: "Accessibilité : non conforme"
	Links         []Link
	Seal          string // state of the register: acts, moment, short hash
	SealHref      string // address of its signed checkpoint
}

// Title opens the content: the only h1 of the page.
type Title struct {
	Kicker     string // what kind of thing it is
	Text       string
	Lead       string // one sentence
	Marks      []Mark
	Fictitious bool
}

// Pagination goes through a long list.
type Pagination struct {
	Text       string // "Actes 51 à 100 sur 2 317"
	Newer      string // addresses, empty at the ends
	Older      string
	NewerLabel string // "Actes plus récents"; empty for the plain word
	OlderLabel string
}

// Notice is a message that is not about one act.
type Notice struct {
	Shape   Shape
	Heading string
	Text    string
	Link    Link
}
