package event

import (
	"cmp"
	"slices"

	"factum"
	"factum/internal/read/statement"
)

// statements turns what was read into statements of the record.
func (b *builder) statements() {
	taken := unique{}
	for r, reading := range b.readings {
		for k := range reading.Statements {
			st := &reading.Statements[k]
			if st.ID != "" {
				taken[st.ID]++
			}
			b.Statements = append(b.Statements, b.statement(r, st))
			b.read = append(b.read, readAt{r, k})
		}
	}
	for i := range b.Statements {
		st := &b.Statements[i]
		if st.ID == "" {
			st.ID = taken.id(id("s", witness(b.readings[b.read[i].reading]), st.Start, st.End, st.Type, st.Verb))
		}
	}
	b.figures()
}

func (b *builder) statement(r int, st *statement.Statement) factum.Statement {
	reading := b.readings[r]
	out := factum.Statement{
		ID: st.ID, Source: reading.Source, Type: st.Type, Verb: st.Verb, Where: st.Where, Modality: st.Modality, Negated: st.Negated,
		Means: st.Means, Reason: st.Reason, Instrument: st.Instrument, Note: st.Note, Reader: st.Reader, Why: st.Why,
		Who: b.ids(r, st.Who), Whom: b.ids(r, st.Whom), Places: b.ids(r, st.Places), AttributedTo: b.sources(r, st.AttributedTo),
	}
	if doc := reading.Document; doc != nil && st.End > st.Start {
		out.Span = factum.Span{Document: doc.ID, Quote: doc.Text[st.Start:st.End], Start: st.Start, End: st.End}
		out.Source = ""
	}
	if st.When != nil && (st.When.Known() || st.When.Text != "") {
		out.When = &factum.When{Interval: st.When.Interval, Text: st.When.Text, Basis: st.When.Basis}
		if st.Type == factum.Death && slices.Contains(types().Tolls, st.Verb) {
			out.When.From = factum.Moment{} // by that day they had died
		}
	}
	return out
}

// ids gives the entities of a list of actors.
func (b *builder) ids(r int, actors []int) []string {
	out := []string{}
	for _, a := range actors {
		if e := b.entityOf[r][a]; e >= 0 && !slices.Contains(out, b.Entities[e].ID) {
			out = append(out, b.Entities[e].ID)
		}
	}
	return out
}

func (b *builder) sources(r int, sources []statement.Source) []factum.Attribution {
	out := []factum.Attribution{}
	for _, s := range sources {
		a := factum.Attribution{Text: s.Text}
		if s.Actor >= 0 {
			if e := b.entityOf[r][s.Actor]; e >= 0 {
				a.Entity = b.Entities[e].ID
			}
		}
		out = append(out, a)
	}
	return out
}

// figures turns the figures that were read into those of the record.
func (b *builder) figures() {
	first := make([]int, len(b.readings)) // index of a reading's first statement
	for i := len(b.read) - 1; i >= 0; i-- {
		first[b.read[i].reading] = i
	}
	taken := unique{}
	for r, reading := range b.readings {
		for k := range reading.Figures {
			f := &reading.Figures[k]
			out := factum.Figure{
				Span:  factum.Span{Document: reading.Document.ID, Quote: reading.Document.Text[f.Start:f.End], Start: f.Start, End: f.End},
				Value: f.Value, Low: f.Low, High: f.High, Unit: f.Unit, Of: f.Of,
				AttributedTo: b.sources(r, f.AttributedTo), Statements: []string{},
			}
			out.ID = taken.id(id("f", reading.Document.ID, f.Start, f.End, f.Value))
			if f.When != nil {
				out.When = &factum.When{Interval: f.When.Interval, Text: f.When.Text, Basis: f.When.Basis}
			}
			if f.Statement >= 0 {
				out.Statements = append(out.Statements, b.Statements[first[r]+f.Statement].ID)
			}
			b.Figures = append(b.Figures, out)
		}
	}
}

// roles gives each entity the offices that its sources ascribe to it, one for
// each wording, with the statements that say so.
func (b *builder) roles() {
	byID := map[string]int{}
	for e := range b.Entities {
		byID[b.Entities[e].ID] = e
	}
	for i := range b.Statements {
		st := &b.Statements[i]
		src := b.read[i]
		read := &b.readings[src.reading].Statements[src.statement]
		if st.Type != factum.PositionHeld || len(read.Who) == 0 || len(st.Who) == 0 {
			continue
		}
		role := factum.Role{Role: st.Note, Statements: []string{st.ID}}
		if roles := b.readings[src.reading].Actors[read.Who[0]].Roles; read.Token < 0 && read.Role < len(roles) && st.Reader != "person" {
			role.Role, role.Of = roles[read.Role].Role, roles[read.Role].Of
			if d := b.readings[src.reading].Document; roles[read.Role].Former && st.When == nil && d != nil {
				role.To = d.Published.To // it had ended by then
			}
		}
		if st.When != nil {
			role.Interval = st.When.Interval
		}
		e := &b.Entities[byID[st.Who[0]]]
		at := slices.IndexFunc(e.Roles, func(x factum.Role) bool {
			return x.Role == role.Role && x.Of == role.Of && x.Interval == role.Interval
		})
		if at >= 0 {
			e.Roles[at].Statements = append(e.Roles[at].Statements, st.ID)
		} else {
			e.Roles = append(e.Roles, role)
		}
	}
	for e := range b.Entities {
		slices.SortStableFunc(b.Entities[e].Roles, func(x, y factum.Role) int {
			return cmp.Or(cmp.Compare(len(y.Statements), len(x.Statements)), cmp.Compare(x.Role, y.Role), cmp.Compare(x.Of, y.Of))
		})
	}
}
