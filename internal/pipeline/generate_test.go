package pipeline_test

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"factum"
)

// Two flags write a generated case to a folder, to look at it or to build it
// with the program:
//
//	go test ./internal/pipeline -run TestWriteCase -write DIR -documents 1000
var (
	writeTo   = flag.String("write", "", "folder to write a generated case to")
	documents = flag.Int("documents", 1000, "documents of the case that is written")
)

// TestWriteCase writes a generated case.
func TestWriteCase(t *testing.T) {
	if *writeTo == "" {
		t.Skip("writes a case for measuring by hand: -write DIR (README.md)")
	}
	if err := writeCase(*writeTo, *documents); err != nil {
		t.Fatal(err)
	}
}

// writeCase writes a generated case, a file a document.
func writeCase(dir string, n int) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	w := newWorld(n)
	for i := range n {
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("report-%05d.txt", i)), []byte(w.report(i)), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// world is one case of many happenings, told by any number of reports. Document
// i is the same whatever n is, as long as the world is as large.
type world struct {
	happenings []happening
}

// happening is what reports tell: of whom, by whom, where and on which day.
type happening struct {
	kind          int
	whom, by, who string
	office, court string
	place         string
	day           factum.Day
}

var (
	givenNames = strings.Fields(`Anna Boris Carla Dmitri Elena Farid Greta Hassan Ines Jonas Katya Leon Marta Nadim Olga Pavel Rosa Samir
		Tilda Umar Vera Walid Yara Zoran Alma Bruno Cecil Dora Emil Flora Goran Hilda Igor Jana Karim Lidia Milan Nora Omar Petra`)
	familyHeads = strings.Fields(`Al Bar Cor Dan El Fal Gar Hol Ib Jar Kas Lom Mar Nov Or Pet Ras Sol Tar Ul Var Wes Zan Bel Ker Mir`)
	familyTails = strings.Fields(`berg din ovic aldi ström mann ari etti ek ash owski enko ides oğlu moudi rahi ston well arro sen dal`)
	places      = strings.Fields(`Oslo Rome Tripoli Vienna Lisbon Athens Beirut Tunis Madrid Warsaw Prague Nairobi Dakar Lima Bogotá Ankara Cairo Sofia Riga Dublin`)
	states      = []string{"Norway", "Italy", "Libya", "Austria", "Portugal", "Greece", "Lebanon", "Tunisia", "Spain", "Poland", "Czechia", "Kenya", "Senegal", "Peru", "Colombia", "Turkey", "Egypt", "Bulgaria", "Latvia", "Ireland"}
	offices     = []string{"Justice Minister", "Interior Minister", "Prosecutor General", "Foreign Minister", "Police Chief", "Chief Prosecutor"}
	courts      = []string{"the Court of Appeal in %s", "the district court in %s", "the Supreme Court in %s", "a court in %s"}
)

// newWorld gives a world with enough happenings for n reports.
func newWorld(n int) *world {
	w := &world{}
	g := rand.New(rand.NewPCG(1, 7))
	first, _ := factum.ParseDay("2021-03-01")
	for i := range 1 + n/4 {
		at := g.IntN(len(places))
		w.happenings = append(w.happenings, happening{
			kind: g.IntN(len(told)), whom: person(i / 3), by: states[at], who: person(100000 + at), office: offices[at%len(offices)],
			court: fmt.Sprintf(courts[g.IntN(len(courts))], places[at]), place: places[at], day: first.Add(i/2 + g.IntN(3)),
		})
	}
	return w
}

// person gives the name of the i-th person: the first 20,800 differ, some bear
// one surname.
func person(i int) string {
	surname := i * 211 % (len(familyHeads) * len(familyTails))
	given := (i*17 + i/(len(familyHeads)*len(familyTails))) % len(givenNames)
	return givenNames[given] + " " + familyHeads[surname%len(familyHeads)] + familyTails[surname/len(familyHeads)]
}

// told holds for each kind of happening how reports tell it. The verbs are
// filled with: 1 whom, 2 the State, 3 the court, 4 the place, 5 the day,
// 6 who speaks, 7 his office.
var told = [][]string{
	{
		"Police arrested %[1]s in %[4]s on %[5]s.", "%[1]s was arrested in %[4]s on %[5]s, police said.",
		"%[1]s, who is wanted for fraud, was detained by police in %[4]s on %[5]s.", "%[6]s said that officers had arrested %[1]s on %[5]s.",
	},
	{
		"On %[5]s %[3]s ordered the release of %[1]s.", "%[1]s was released from prison in %[4]s on %[5]s.",
		"Lawyers of %[1]s said on %[5]s that he had been freed.", "%[3]s released %[1]s on bail, %[7]s %[6]s said.",
	},
	{
		"%[3]s issued a warrant for the arrest of %[1]s on %[5]s.", "A warrant against %[1]s was issued by %[3]s on %[5]s.",
		"%[7]s %[6]s confirmed that a judge had issued an arrest warrant for %[1]s.", "On %[5]s a warrant was issued for %[1]s, accused of torture.",
	},
	{
		"%[2]s expelled %[1]s on %[5]s.", "%[1]s was flown home from %[4]s on %[5]s on board a government plane.",
		"%[1]s was deported from %[2]s on %[5]s, the ministry said.", "%[7]s %[6]s said that %[2]s had expelled %[1]s for reasons of security.",
	},
	{
		"%[7]s %[6]s criticised the decision of %[3]s on %[5]s.", "%[6]s denied on %[5]s that %[2]s had known of the charges against %[1]s.",
		"Opposition parties demanded that %[6]s resign over the case of %[1]s.", "%[6]s told reporters in %[4]s on %[5]s that the law had been obeyed.",
	},
	{
		"Prosecutors in %[4]s opened an investigation into %[1]s on %[5]s.", "%[1]s was charged with corruption in %[4]s on %[5]s.",
		"%[3]s refused to extradite %[1]s on %[5]s.", "%[2]s asked for the extradition of %[1]s on %[5]s, according to %[6]s.",
	},
}

// The words of sentences that tell nothing of the case.
var (
	adjectives = strings.Fields(`old quiet narrow crowded wooden northern empty famous muddy bright heavy rusty gentle modest early distant silent yellow broken
		careful cheap cold common deep dry fair flat free fresh grand green hard late lean loud main noble plain proud rare rough sharp small soft steep strange thin warm wide`)
	nouns = strings.Fields(`street market bridge newspaper neighbour harbour lawyer orchard teacher window archive church driver library meadow kitchen tower village
		festival garden hospital island journal kettle ladder mirror nurse office painter quarry river school tailor uncle valley waiter yard baker cellar doctor engine farmer
		gate hotel inn jetty keeper lamp mill novel oven pier queue roof sailor tram umbrella vault wharf station carpet ferry poster choir orchestra museum stable`)
	verbs = strings.Fields(`crossed watched described opened repaired painted followed remembered forgot reached covered carried passed filled praised measured
		visited counted surrounded closed noticed borrowed cleaned guarded lifted admired avoided copied decorated examined`)
	links   = []string{"near", "behind", "before", "after", "without", "beside", "above", "below", "opposite", "along"}
	figures = []string{"More than %d people gathered %s the %s %s.", "The file is said to run to %d pages, %s the %s %s.", "The costs were put at €%d million %s the %s %s."}
)

// filler makes a sentence that tells nothing of the case; two are seldom alike.
func filler(g *rand.Rand) string {
	any := func(words []string) string { return words[g.IntN(len(words))] }
	if g.IntN(6) == 0 {
		return fmt.Sprintf(any(figures), 20+g.IntN(3000), any(links), any(adjectives), any(nouns))
	}
	s := fmt.Sprintf("The %s %s %s the %s", any(adjectives), any(nouns), any(verbs), any(nouns))
	for range 1 + g.IntN(3) {
		s += fmt.Sprintf(" %s the %s %s", any(links), any(adjectives), any(nouns))
	}
	return s + "."
}

// report writes report i: its news, and what went before. One in four repeats
// half of the report before it word for word.
func (w *world) report(i int) string {
	text := w.own(i)
	if i%4 == 3 {
		before, after := strings.Split(w.own(i-1), "\n\n"), strings.Split(text, "\n\n")
		copy(after[2:5], before[2:5])
		text = strings.Join(after, "\n\n")
	}
	return text
}

// own writes a report that repeats no other.
func (w *world) own(i int) string {
	g := rand.New(rand.NewPCG(uint64(i), 3))
	news := i / 4 // four reports on each
	h := &w.happenings[news]
	published := h.day.Add(g.IntN(3))
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n\n%s, %s – ", strings.TrimSuffix(h.tell(g, published), "."), strings.ToUpper(h.place), long(published))
	for paragraph := range 6 {
		for sentence := range 4 {
			switch {
			case paragraph == 0 && sentence < 2:
				b.WriteString(h.tell(g, published))
			case g.IntN(5) < 3:
				b.WriteString(filler(g))
			default: // background: the nearer in time, the likelier
				back := int(float64(news+1) * g.Float64() * g.Float64())
				b.WriteString(w.happenings[news-min(news, back)].tell(g, published))
			}
			b.WriteByte(' ')
		}
		b.WriteString("\n\n")
	}
	return b.String()
}

// tell puts a happening in one of its sentences.
func (h *happening) tell(g *rand.Rand, published factum.Day) string {
	day := long(h.day)
	if age := published.Sub(h.day); age < 6 && g.IntN(2) == 0 {
		day = h.day.Weekday().String()
	}
	whom := h.whom
	if g.IntN(3) == 0 {
		whom = whom[strings.LastIndex(whom, " ")+1:]
	}
	text := told[h.kind][g.IntN(len(told[h.kind]))]
	s := fmt.Sprintf(text, whom, h.by, h.court, h.place, day, h.who, h.office)
	return strings.ToUpper(s[:1]) + s[1:]
}

// long writes a day as newspapers do.
func long(d factum.Day) string { return d.Time().Format("2 January 2006") }
