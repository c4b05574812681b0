package record

import (
	"regexp"
	"slices"

	"factum"
)

// How it is told that somebody was alone, and that somebody was with him. They
// are looked for in the sentence that tells an act and in those behind it.
var (
	alone = seeker{
		regexp.MustCompile(`\b(?:[Hh]e|[Ss]he|\p{Lu}[\p{L}-]+) (?:was|had been|had come|came|had arrived|arrived|travelled|traveled|had travelled|flew|was travelling|drove) (?:there |in |out )?(?:alone|by (?:him|her)self|on (?:his|her) own|unaccompanied)\b`),
		map[string][]string{"alone": nil, "himself": {"by"}, "herself": {"by"}, "own": {"his", "her"}, "unaccompanied": nil},
	}
	inTow = seeker{
		regexp.MustCompile(`(?i)(?:\bwho (?:was|were) (?:travelling|traveling|flying|staying|marched off|led away|taken away|arrested) (?:together )?with (?:him|her)\b|\b(?:was|were) accompanied by\b|\bin the company of\b|\b(?:minders?|bodyguards?|companions?|aides?|guards?|wife|husband|son|daughter|brother|sister) (?:was |were )?at (?:his|her) (?:elbow|side)\b|\btogether with (?:his|her) \p{L}+|,? with (?:his|her) (?:wife|husband|son|daughter|brother|sister|bodyguards?|minders?) (?:at|beside|behind))`),
		map[string][]string{
			"with": {"travelling", "traveling", "flying", "staying", "off", "away", "arrested", "together"}, "accompanied": nil, "company": {"the"},
			"elbow": {"his", "her"}, "side": {"his", "her"}, "wife": {"his", "her"}, "husband": {"his", "her"}, "son": {"his", "her"}, "daughter": {"his", "her"},
			"brother": {"his", "her"}, "sister": {"his", "her"}, "bodyguard": {"his", "her"}, "bodyguards": {"his", "her"}, "minder": {"his", "her"}, "minders": {"his", "her"},
		},
	}
)

// laterSentences is how many sentences after an act are read for who was there.
const laterSentences = 3

// company finds acts at which one source has somebody alone and another has
// somebody with him.
func (f *finder) company(ev *factum.Event) { f.companyOf(ev, f.asserted(ev)) }

func (f *finder) companyOf(ev *factum.Event, said []*factum.Statement) {
	if !still[f.kind(ev)] && !transfers[ev.Type] && ev.Type != factum.Travel {
		return
	}
	found := map[*factum.Document][2]factum.Range{} // the words for alone and for in company
	var order []*factum.Document
	for _, st := range said {
		d := f.documents[st.Document]
		if d == nil {
			continue
		}
		at, seen := found[d]
		if !seen {
			order = append(order, d)
		}
		from := sentenceAround(d.Text, st.Start, st.End).Start
		to := f.behind(d, st)
		for i, s := range []*seeker{&alone, &inTow} {
			if m := f.first(s, d, from, to); m != nil && at[i].End == 0 {
				at[i] = sentenceAround(d.Text, m[0], m[1])
			}
		}
		found[d] = at
	}
	var sides [2]factum.Side
	for k := range sides {
		sides[k].Value = []string{"alone", "in company"}[k]
		if !slices.ContainsFunc(order, func(d *factum.Document) bool { return found[d][k].End > 0 && found[d][1-k].End == 0 }) {
			return
		}
	}
	for _, d := range order {
		for k := range sides {
			if at := found[d]; at[k].End > 0 && at[1-k].End == 0 {
				sides[k].Statements = append(sides[k].Statements, f.quoted(d, at[k], "company"))
			}
		}
	}
	f.add(draft{kind: factum.Contradiction, event: ev, attribute: "company", sides: sides[:], sets: [][]int{{0, 1}}})
}

// behind gives the end of the last sentence behind a statement in which its
// company is looked for.
func (f *finder) behind(d *factum.Document, st *factum.Statement) int {
	end := sentenceAround(d.Text, st.Start, st.End).End
	for range laterSentences {
		next := end
		for next < len(d.Text) && d.Text[next] == ' ' {
			next++
		}
		if next >= len(d.Text) || d.Text[next] == '\n' {
			break
		}
		end = sentenceAround(d.Text, next, next+1).End
	}
	return end
}
