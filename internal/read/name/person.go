package name

// Fit says how a short name goes with a full one.
type Fit struct {
	Score  float64 // 0 to 1: how well the short form's parts are found in the full name
	Edges  []Edge  // a is the short form, b the full name
	Family bool    // the short form is the family name, or has it
	Given  bool    // the short form is a given name alone
}

// Shorter says whether short can be a shorter form of full within one
// document: every part of it that counts is found in full ("Nordio" of "Carlo
// Nordio", "Mr Najim" of "Osama Najim", "al-Masri" of "Ossama al-Masri",
// "J. M. Choyunjolov" of the name in full), nothing contradicts, and titles do
// not show another gender. Whether the document has other people whom it fits as well is for the
// caller to see.
func Shorter(short, full Name) (Fit, bool) {
	n, m := len(short.Core()), len(full.Core())
	if n == 0 || n > m || short.Gender != Unknown && full.Gender != Unknown && short.Gender != full.Gender {
		return Fit{}, false
	}
	c := Compare(short, full)
	fit := Fit{Score: 1, Edges: c.Edges}
	family := map[string]bool{}
	for _, p := range full.Family() {
		family[p.Text] = true
	}
	linked := 0
	for _, e := range c.Edges {
		switch {
		case e.Kind == Conflicting, e.Kind == Omitted && e.A != "" && short.Parts[e.AParts[0]].Role != Title:
			return Fit{}, false
		case e.Kind == Linked:
			linked++
			if e.Score < shorterSim {
				return Fit{}, false
			}
			fit.Score = min(fit.Score, e.Score)
			for _, i := range e.BParts {
				if family[full.Parts[i].Text] {
					fit.Family = true
				}
			}
		}
	}
	if linked == 0 {
		return Fit{}, false
	}
	fit.Given = !fit.Family && n == 1
	return fit, true
}

// shorterSim is how alike parts must be within one document, where a writer
// seldom spells one name in two ways.
const shorterSim = 0.55

// Contradiction says in which way two names cannot be one person's.
type Contradiction struct {
	A, B   string // the words that stand against each other
	Reason string
}

// Contradicts gives what speaks against two names being one person's although
// they share a part: other given names with one family name, another father's name,
// masculine against feminine form, titles of different gender. None where they
// share nothing (then they are simply other names) or nothing contradicts.
func Contradicts(a, b Name) []Contradiction {
	c := Compare(a, b)
	shared := false
	var found []Contradiction
	for _, e := range c.Edges {
		switch e.Kind {
		case Linked:
			shared = true
		case Conflicting:
			found = append(found, Contradiction{e.A, e.B, e.Reason})
			shared = shared || e.Score >= differs
		}
	}
	if a.Gender != Unknown && b.Gender != Unknown && a.Gender != b.Gender {
		found = append(found, Contradiction{a.Text, b.Text, "one name shows a man, the other a woman"})
	}
	if !shared {
		return nil
	}
	return found
}

// FeminineOf says whether one of two names bears the feminine form of the
// other's family name (Choyunjolova, Choyunjolov): two people of one family, not two spellings.
func FeminineOf(a, b Name) bool {
	for _, e := range Compare(a, b).Edges {
		if e.Kind != Conflicting || len(e.AParts) != 1 || len(e.BParts) != 1 {
			continue
		}
		p, q := &a.Parts[e.AParts[0]], &b.Parts[e.BParts[0]]
		if p.Feminine != q.Feminine && isGendered(p, q) {
			return true
		}
	}
	return false
}
