package origin

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"factum"
)

// The reasons why documents are one origin.
const (
	sharedPassage = "shared passage"
	sameSource    = "same named source"
	sameQuote     = "same statement quoted"
)

// entry is an origin that is being gathered.
type entry struct {
	docs   []int32
	claims []int32
	why    string
	source string
}

// list gives the origins that several documents share: whole documents first,
// then passages, quotations, named sources.
func (p *pile) list(o *Origins) []factum.Origin {
	var all []entry
	all = append(all, p.wholeEntries()...)
	all = append(all, o.groupEntries(sharedPassage, func(k *claim) int32 { return k.copied })...)
	all = append(all, o.groupEntries(sameQuote, func(k *claim) int32 { return k.heard })...)
	all = append(all, o.sourceEntries()...)
	rank := map[string]int{sharedPassage: 0, sameQuote: 1, sameSource: 2}
	slices.SortStableFunc(all, func(x, y entry) int {
		return cmp.Or(cmp.Compare(rank[x.why], rank[y.why]), slices.Compare(x.docs, y.docs), cmp.Compare(x.source, y.source))
	})
	matches := map[int32][]*match{}
	for i := range p.matches {
		m := &p.matches[i]
		matches[m.a] = append(matches[m.a], m)
	}
	out := make([]factum.Origin, 0, len(all))
	for i := range all {
		out = append(out, p.origin(o, &all[i], matches))
	}
	return out
}

// wholeEntries lists documents that are one witness in all they say.
func (p *pile) wholeEntries() []entry {
	members := map[int32][]int32{}
	for d := range p.docs {
		r := p.wholes.find(int32(d))
		members[r] = append(members[r], int32(d))
	}
	var out []entry
	for d := range p.docs {
		if m := members[int32(d)]; len(m) > 1 {
			out = append(out, entry{docs: m, why: sharedPassage})
		}
	}
	return out
}

// groupEntries lists groups of claims, those of the same documents together.
// Groups that tell nothing new (documents that are one anyway) are left out.
func (o *Origins) groupEntries(why string, group func(*claim) int32) []entry {
	members := map[int32][]int32{}
	var order []int32
	for i := range o.claims {
		if g := group(&o.claims[i]); g >= 0 {
			if members[g] == nil {
				order = append(order, g)
			}
			members[g] = append(members[g], int32(i))
		}
	}
	var all []entry
	for _, g := range order {
		docs, parties := o.documents(members[g], why != sharedPassage)
		if len(docs) > 1 && parties > 1 {
			all = append(all, entry{docs: docs, claims: members[g], why: why})
		}
	}
	return merge(all)
}

// documents gives the documents of claims, and in how many parties they fall:
// documents that are one as wholes, or by a passage, if that is asked.
func (o *Origins) documents(claims []int32, passages bool) (docs []int32, parties int) {
	one := map[[2]int32]bool{}
	for _, c := range claims {
		k := &o.claims[c]
		if k.doc >= 0 && (len(docs) == 0 || docs[len(docs)-1] != k.doc) {
			docs = append(docs, k.doc) // claims are in the order of documents
		}
		if passages && k.copied >= 0 {
			one[[2]int32{1, k.copied}] = true
		} else {
			one[[2]int32{0, o.wholes.find(k.witness)}] = true
		}
	}
	slices.Sort(docs)
	return slices.Compact(docs), len(one)
}

// merge joins entries of equal documents and source.
func merge(all []entry) []entry {
	at := map[string]int{}
	var out []entry
	for _, e := range all {
		key := fmt.Sprint(e.docs, e.source)
		if i, ok := at[key]; ok {
			out[i].claims = append(out[i].claims, e.claims...)
			continue
		}
		at[key] = len(out)
		out = append(out, e)
	}
	return out
}

// sourceEntries lists the claims on one event that come from one named source.
func (o *Origins) sourceEntries() []entry {
	events := map[string][]int32{}
	var order []string
	for i := range o.claims {
		if ev := o.claims[i].event; ev != "" {
			if events[ev] == nil {
				order = append(order, ev)
			}
			events[ev] = append(events[ev], int32(i))
		}
	}
	sets := make([][]int32, 0, len(order))
	for _, ev := range order {
		sets = append(sets, events[ev])
	}
	sets = append(sets, o.sameFigures()...)
	var all []entry
	for _, set := range sets {
		all = append(all, o.sourcesOf(set)...)
	}
	return merge(all)
}

func (o *Origins) sourcesOf(set []int32) []entry {
	v := o.view(set)
	members, parties := map[int32][]int32{}, map[int32]int{}
	var order []int32
	for i := range v.parties {
		for _, class := range v.parties[i].classes {
			parties[class]++
		}
		for _, c := range v.parties[i].claims {
			for _, class := range v.class[c] {
				if members[class] == nil {
					order = append(order, class)
				}
				if m := members[class]; len(m) == 0 || m[len(m)-1] != c {
					members[class] = append(m, c)
				}
			}
		}
	}
	slices.Sort(order)
	var out []entry
	for _, class := range order {
		m := members[class]
		docs, _ := o.documents(m, true)
		if parties[class] < 2 || len(docs) < 2 || o.oneQuote(m) {
			continue
		}
		if source := o.label(m); source != "" {
			out = append(out, entry{docs: docs, claims: m, why: sameSource, source: source})
		}
	}
	return out
}

// oneQuote says whether the claims stand in one quotation: then that is why
// they are one.
func (o *Origins) oneQuote(claims []int32) bool {
	for _, c := range claims {
		if g := o.claims[c].heard; g < 0 || g != o.claims[claims[0]].heard {
			return false
		}
	}
	return true
}

// label names the source that claims of several documents have in common; ""
// if they have none by name: a quotation makes them one.
func (o *Origins) label(claims []int32) string {
	docs, names := map[int32]map[int32]bool{}, map[int32]string{}
	best, most := "", 1
	for _, c := range claims {
		k := &o.claims[c]
		chains := k.chains
		if k.doc >= 0 && !k.own {
			chains = append(slices.Clone(chains), o.known.voices[k.doc])
		}
		for _, chain := range chains {
			for _, n := range chain {
				r := o.known.one.find(n)
				if docs[r] == nil {
					docs[r] = map[int32]bool{}
				}
				docs[r][k.witness] = true
				if l := o.known.label[n]; l > names[r] {
					names[r] = l
				}
			}
		}
	}
	for r, d := range docs {
		if l := names[r]; l != "" && (len(d) > most || len(d) == most && len(d) > 1 && l < best) {
			best, most = l, len(d)
		}
	}
	return best
}

// sameFigures gathers figures that belong to no event: of one unit, that could
// be of one thing.
func (o *Origins) sameFigures() [][]int32 {
	units := map[string][]int32{}
	var order []string
	for i := range o.claims {
		if k := &o.claims[i]; k.figure != nil && k.event == "" && !k.own {
			if units[k.figure.Unit] == nil {
				order = append(order, k.figure.Unit)
			}
			units[k.figure.Unit] = append(units[k.figure.Unit], int32(i))
		}
	}
	var out [][]int32
	for _, u := range order {
		words := map[string][]int32{} // by a word of what it counts
		var keys []string
		for _, c := range units[u] {
			for w := range strings.FieldsSeq(strings.ToLower(o.claims[c].figure.Of)) {
				if w = strings.Trim(w, ".,;:"); w == "" || load().function[w] || w == o.claims[c].figure.Unit || w == o.claims[c].figure.Unit+"s" {
					continue
				}
				if words[w] == nil {
					keys = append(keys, w)
				}
				if m := words[w]; len(m) == 0 || m[len(m)-1] != c {
					words[w] = append(m, c)
				}
			}
		}
		slices.Sort(keys)
		for _, w := range keys {
			if len(words[w]) > 1 {
				out = append(out, words[w])
			}
		}
	}
	return out
}

// origin makes an entry an origin of the record.
func (p *pile) origin(o *Origins, e *entry, matches map[int32][]*match) factum.Origin {
	out := factum.Origin{Documents: []string{}, Statements: []string{}, Because: e.why, Source: e.source}
	for _, d := range e.docs {
		out.Documents = append(out.Documents, p.docs[d].ID)
	}
	slices.Sort(e.claims)
	for _, c := range slices.Compact(e.claims) {
		out.Statements = append(out.Statements, o.claims[c].id)
	}
	sum := sha256.Sum256([]byte(fmt.Sprintln(out.Documents, e.why, e.source)))
	out.ID = "o" + hex.EncodeToString(sum[:4])
	if e.why == sharedPassage {
		out.First = p.earliest(o, e.docs)
	}
	out.Passages = p.passages(o, e, matches)
	return out
}

// earliest gives the document that was out before all the others; "" if the
// days of publication don't tell.
func (p *pile) earliest(o *Origins, docs []int32) string {
	for _, d := range docs[1:] {
		if !o.early[docs[0]].before(o.early[d]) {
			return ""
		}
	}
	return p.docs[docs[0]].ID
}
