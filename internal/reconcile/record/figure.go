package record

import (
	"fmt"
	"slices"
	"strings"

	"factum"
)

// mostAlike bounds the figures of one unit and topic that are held against
// each other.
const mostAlike = 48

// figures finds numbers of one thing that documents give differently, after
// bounds and rounding. Of things that are counted, a later and larger number
// has changed.
func (f *finder) figures() {
	list := f.quantities()
	parent := make([]int, len(list))
	for i := range parent {
		parent[i] = i
	}
	var find func(int) int
	find = func(i int) int {
		if parent[i] != i {
			parent[i] = find(parent[i])
		}
		return parent[i]
	}
	type block struct{ unit, what string }
	blocks := map[block][]int{}
	var order []block
	put := func(b block, i int) {
		if blocks[b] == nil {
			order = append(order, b)
		}
		if len(blocks[b]) < mostAlike {
			blocks[b] = append(blocks[b], i)
		} else {
			f.stopped(fmt.Sprintf("of more than %d numbers of one unit and thing, the first %d are held against each other", mostAlike, mostAlike), strings.TrimSpace(b.unit+" "+f.topicName(b.what)))
		}
	}
	for i := range list {
		unit := strings.ToLower(list[i].figure.Unit)
		if list[i].term() {
			unit = "days"
		}
		for _, c := range list[i].classes {
			put(block{unit, c}, i)
		}
		if list[i].event != "" {
			put(block{unit, list[i].event}, i)
		}
	}
	alike := map[[2]int]bool{}
	for _, b := range order {
		for n, i := range blocks[b] {
			for _, k := range blocks[b][:n] {
				if ofOne(&list[i], &list[k]) {
					alike[[2]int{k, i}] = true
					parent[find(i)] = find(k)
				}
			}
		}
	}
	// One and the same number, told to the third digit, is one number wherever
	// it stands.
	same := map[string]int{}
	for i := range list {
		if q := &list[i]; digits(q.figure.Value) >= 3 && q.figure.Value >= 1000 {
			key := fmt.Sprint(strings.ToLower(q.figure.Unit), q.figure.Value)
			if k, ok := same[key]; ok {
				parent[find(i)] = find(k)
			} else {
				same[key] = i
			}
		}
	}
	sets := map[int][]int{}
	var roots []int
	for i := range list {
		r := find(i)
		if sets[r] == nil {
			roots = append(roots, r)
		}
		sets[r] = append(sets[r], i)
	}
	for _, r := range roots {
		f.differ(list, sets[r], alike)
	}
	f.soleSums(list)
	f.tell()
}

// soleSums marks sums that are said to have passed from hand to hand, which only
// one origin of several knows.
func (f *finder) soleSums(list []quantity) {
	if f.origins < 3 {
		return
	}
	for i := range list {
		q := &list[i]
		at := slices.IndexFunc(q.classes, func(c string) bool { return c == "act:paid" || c == "act:laundered" || c == "act:embezzled" })
		if at < 0 || !money[strings.ToLower(q.figure.Unit)] || len(q.people) == 0 || slices.ContainsFunc(q.classes, settled) || weight(q.figure) {
			continue
		}
		sole := true
		for k := range list {
			o := &list[k]
			if k != i && money[strings.ToLower(o.figure.Unit)] && slices.Contains(o.classes, q.classes[at]) && (o.figure.Document == q.figure.Document || shareEntity(o.people, q.people)) ||
				o.figure.Document != q.figure.Document && o.figure.Unit == q.figure.Unit && o.low <= q.high && q.low <= o.high {
				sole = false // told elsewhere, or one of several
			}
		}
		if !sole {
			continue
		}
		side := factum.Side{Value: numberWords(q.figure.Quote), Statements: f.carrier(q)}
		_, act, _ := strings.Cut(q.classes[at], ":")
		f.add(draft{kind: factum.SingleSource, attribute: "value", about: "sum in " + q.figure.Unit + " (" + act + ")", sides: []factum.Side{side}})
	}
}

// weight says whether a figure may be one of pounds that are weighed.
func weight(fig *factum.Figure) bool {
	return fig.Unit == "pound" && !strings.Contains(fig.Quote, "£")
}

// settled says whether a class is one of sums that a court or a contract sets.
func settled(class string) bool {
	switch class {
	case "act:bail", "act:fined", "act:awarded", "thing:contract", "act:frozen":
		return true
	}
	return false
}

// tell gives each figure that no statement carries one that is made of its
// sentence, so that it leads back to words.
func (f *finder) tell() {
	for i := range f.c.Figures {
		fig := &f.c.Figures[i]
		d := f.documents[fig.Document]
		if len(fig.Statements) > 0 || d == nil || fig.End > len(d.Text) {
			continue
		}
		at := sentenceAround(d.Text, fig.Start, fig.End)
		for at.Start < fig.Start && strings.IndexByte("*;,:-# ", d.Text[at.Start]) >= 0 { // bullets, rests of markup
			at.Start++
		}
		id := f.quoted(d, at, "figure")
		st := f.statements[id]
		if len(st.AttributedTo) == 0 {
			st.AttributedTo = fig.AttributedTo
		}
		f.figureOf[id] = fig.ID
		fig.Statements = []string{id}
	}
}

// topicName names what figures are of, for a note.
func (f *finder) topicName(what string) string {
	if ev := f.events[what]; ev != nil {
		return "of the " + f.title(ev)
	}
	_, name, _ := strings.Cut(what, ":")
	return name
}

// digits is how many digits a number has before its last zeros.
func digits(v float64) int {
	return len(strings.TrimRight(fmt.Sprintf("%.0f", v), "0"))
}

// quantities reads all figures, in the order of the case.
func (f *finder) quantities() []quantity {
	type place struct{ document, unit string }
	near := map[place][]*factum.Figure{}
	for i := range f.c.Figures {
		fig := &f.c.Figures[i]
		k := place{fig.Document, fig.Unit}
		near[k] = append(near[k], fig)
	}
	var out []quantity
	for i := range f.c.Figures {
		fig := &f.c.Figures[i]
		if q, ok := f.quantity(fig, near[place{fig.Document, fig.Unit}]); ok {
			out = append(out, q)
		}
	}
	return out
}

// differ holds the numbers of one thing against each other.
func (f *finder) differ(list []quantity, set []int, alike map[[2]int]bool) {
	if len(set) < 2 {
		return
	}
	var all values[[]int]
	for _, i := range set {
		q := &list[i]
		key := fmt.Sprint(q.low, q.high)
		all.add(key, numberWords(q.figure.Quote), nil, q.figure.ID)
		at := all.at[key]
		all.list[at].is = append(all.list[at].is, i)
	}
	grew := false
	excludes := func(a, b *value[[]int]) bool {
		x, y := &list[a.is[0]], &list[b.is[0]]
		if x.low <= y.high && y.low <= x.high {
			return false
		}
		for _, i := range a.is {
			for _, k := range b.is {
				if alike[[2]int{min(i, k), max(i, k)}] {
					if f.grown(&list[i], &list[k]) {
						grew = true
						continue
					}
					return true
				}
			}
		}
		return false
	}
	sides, sets, note := contrast(all.list, excludes, nil)
	if note != "" {
		f.stopped(note, aboutFigure(list, set, alike))
	}
	kind := factum.Contradiction
	if len(sides) < 2 {
		if !grew {
			return
		}
		kind, sides, sets = factum.ChangedOverTime, nil, nil
		for _, v := range all.list {
			sides = append(sides, factum.Side{Value: v.label, Statements: v.statements})
		}
		if len(sides) < 2 {
			return
		}
	}
	d := draft{kind: kind, attribute: "value", sides: sides, sets: sets, note: note, about: aboutFigure(list, set, alike)}
	byID := map[string]*quantity{}
	for _, i := range set {
		byID[list[i].figure.ID] = &list[i]
	}
	for i := range d.sides {
		var ids []string
		for _, id := range d.sides[i].Statements {
			ids = append(ids, f.carrier(byID[id])...)
		}
		slices.Sort(ids)
		d.sides[i].Statements = slices.Compact(ids)
	}
	f.add(d)
}

// numberWords gives the words of a figure without a preposition before them.
func numberWords(quote string) string {
	words := strings.Fields(quote)
	if len(words) > 1 && slices.Contains([]string{"of", "at", "on", "for", "to", "from", "by", "over", "with"}, strings.ToLower(words[0])) {
		words = words[1:]
	}
	return strings.Join(words, " ")
}

// grown says whether of two counts the later one is the larger.
func (f *finder) grown(a, b *quantity) bool {
	if money[strings.ToLower(a.figure.Unit)] || a.term() || a.figure.Unit == "member" || a.figure.Unit != strings.ToLower(a.figure.Unit) {
		return false
	}
	x, y := f.documents[a.figure.Document], f.documents[b.figure.Document]
	if x == nil || y == nil {
		return false
	}
	later := func(p, q *factum.Document) bool {
		return p.Published.From.Known() && q.Published.To.Known() && q.Published.To.Day < p.Published.From.Day
	}
	return later(y, x) && b.low > a.high || later(x, y) && a.low > b.high
}

// money are units that don't grow by being counted again.
var money = map[string]bool{"euro": true, "dollar": true, "pound": true, "som": true, "ruble": true, "rouble": true, "dinar": true, "franc": true, "yen": true, "yuan": true, "lira": true, "krona": true, "krone": true, "rand": true, "naira": true, "shilling": true}

// aboutFigure names what numbers are of, by the classes that those that are of
// one thing share.
func aboutFigure(list []quantity, set []int, alike map[[2]int]bool) string {
	var shared []string
	for n, i := range set {
		for _, k := range set[:n] {
			if !alike[[2]int{min(i, k), max(i, k)}] {
				continue
			}
			for _, c := range list[i].classes {
				_, name, _ := strings.Cut(c, ":")
				if slices.Contains(list[k].classes, c) && !slices.Contains(shared, name) {
					shared = append(shared, name)
				}
			}
		}
	}
	slices.Sort(shared)
	if list[set[0]].term() {
		_, name, _ := strings.Cut(list[set[0]].classes[0], ":")
		return "length of the " + name
	}
	about := "number of " + inPlural(list, set)
	if money[strings.ToLower(list[set[0]].figure.Unit)] {
		about = "sum in " + list[set[0]].figure.Unit
	}
	if len(shared) == 0 {
		return about
	}
	return about + " (" + strings.Join(shared[:min(3, len(shared))], ", ") + ")"
}

// inPlural gives what numbers count as one of their sentences has it.
func inPlural(list []quantity, set []int) string {
	unit := list[set[0]].figure.Unit
	for _, i := range set {
		for w := range strings.FieldsSeq(strings.ToLower(list[i].figure.Quote)) {
			if w = strings.Trim(w, ".,;:\"'"); w == unit+"s" {
				return w
			}
		}
	}
	return unit
}

// carrier gives the statements that a figure is cited by: those whose words
// hold it, else one that is made of its sentence, up to a semicolon.
func (f *finder) carrier(q *quantity) []string {
	fig := q.figure
	var holding []string
	for _, id := range fig.Statements {
		if st := f.statements[id]; st != nil && st.Document == fig.Document && st.Start <= fig.Start && fig.End <= st.End {
			holding = append(holding, id)
		}
	}
	if len(holding) > 0 {
		return holding
	}
	d := f.documents[fig.Document]
	if at := strings.LastIndex(d.Text[q.span.Start:fig.Start], "; "); at >= 0 {
		q.span.Start += at + 2
	}
	if at := strings.Index(d.Text[fig.End:q.span.End], "; "); at >= 0 {
		q.span.End = fig.End + at
	}
	id := f.quoted(d, q.span, "figure")
	st := f.statements[id]
	st.AttributedTo, st.When = fig.AttributedTo, fig.When
	f.figureOf[id] = fig.ID
	fig.Statements = append(slices.Clone(fig.Statements), id)
	return []string{id}
}

// cite puts the statements that figures made into the case, where they stand in
// their documents.
func (f *finder) cite() {
	of := map[string][]*factum.Statement{} // by document
	for _, st := range f.carriers {
		of[st.Document] = append(of[st.Document], st)
	}
	all := f.c.Statements
	out := make([]factum.Statement, 0, len(all)+len(f.carriers))
	put := func(document string, told []factum.Statement) {
		from := len(out)
		out = append(out, told...)
		for _, st := range of[document] {
			at := from
			for at < len(out) && out[at].Start <= st.Start {
				at++
			}
			out = slices.Insert(out, at, *st)
		}
		delete(of, document)
	}
	for from := 0; from < len(all); {
		to := from
		for to < len(all) && all[to].Document == all[from].Document {
			to++
		}
		put(all[from].Document, all[from:to])
		from = to
	}
	for _, st := range f.carriers { // of documents that tell nothing else
		put(st.Document, nil)
	}
	f.c.Statements = out
	f.c.Events = append(f.c.Events, f.carried...)
}
