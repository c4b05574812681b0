package record

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// TestSeekersFindWhatTheirExpressionsMatch holds each seeker against its
// expression alone, in texts made of the words of them all.
func TestSeekersFindWhatTheirExpressionsMatch(t *testing.T) {
	words := strings.Fields(`the its A registered to in the name of Anna Berg owned by belongs belonged whose only shareholder owner is was she has had
		never held owned does did not own hold owns no shares a stake any part the arrest letter ORDER report of dated from 21 January 2025 March note verbale
		We found saw seen no Document evidence been made public published confirmed could not be independently verified verify There independent
		at least 12 three 1,200 people men killed killing were dead toll reached names on board aboard manifest carrying weren't souls , there
		five-member panel committee comprising members grabbed dragged sentenced to nine years imprisonment prison behind bars sentence six-month term
		alone by himself on his her own unaccompanied He was had been flew who were travelling taken away together with wife bodyguards at elbow side accompanied company
		, . ; : “ ” – é Łódź`)
	all := []*seeker{&owns, &ownsNot, &unconfirmed, &alone, &inTow, &paper}
	for i := range tallies { // whose cues are looked for in one pass with theirs
		all = append(all, &tallies[i].seeker)
	}
	index := newCueIndex(all...)
	rapid.Check(t, func(t *rapid.T) {
		var b strings.Builder
		for range rapid.IntRange(0, 80).Draw(t, "words") {
			b.WriteString(rapid.SampledFrom(words).Draw(t, "word"))
			b.WriteString(rapid.SampledFrom([]string{" ", " ", " ", " ", " ", "", "\n", "\n\n"}).Draw(t, "between"))
		}
		text := b.String()
		sentences := index.sentences(text)
		most := rapid.IntRange(1, 6).Draw(t, "most")
		for _, s := range all[:6] { // tallies are sought with fewer cues than they have words
			var want [][]int
			crossed := false
			for _, m := range s.re.FindAllStringSubmatchIndex(text, -1) {
				crossed = crossed || strings.Contains(text[m[0]:m[1]], "\n\n") || strings.Contains(text[m[0]:m[1]], ". ")
				if len(want) < most {
					want = append(want, m)
				}
			}
			if crossed {
				continue // it may stand in the way of one that doesn't
			}
			if diff := cmp.Diff(want, s.within(text, sentences[index.number[s]], most)); diff != "" {
				t.Fatalf("%q in %q: %s", s.re, text, diff)
			}
		}
	})
}
