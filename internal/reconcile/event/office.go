package event

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"sync"

	"go.yaml.in/yaml/v3"

	"factum"
	"factum/internal/read/actor"
)

//go:embed offices.en.yaml
var officesEnglish []byte

// officeWords says what excludes that two bearers of a name are one person.
type officeWords struct {
	Callings   [][]string `yaml:"callings"`
	Kin        []string   `yaml:"kin"`
	Single     []string   `yaml:"single"`
	Variations []string   `yaml:"variations"`
	Forms      []string   `yaml:"forms"`
}

var officeLexicon = sync.OnceValue(func() *officeWords {
	var w officeWords
	if err := yaml.Unmarshal(officesEnglish, &w); err != nil {
		panic(fmt.Sprintf("offices.en.yaml: %v", err)) // embedded: a test reads it
	}
	return &w
})

// calling gives the number of the calling that a word names; -1 for none.
func (w *officeWords) calling(head string) int {
	return slices.IndexFunc(w.Callings, func(c []string) bool { return slices.Contains(c, head) })
}

// offices is what the sources of a bearer say that it is.
type offices struct {
	list []office
	// kinOf holds those whose wife, brother … the bearer is called; kin says that
	// it is called so at all.
	kinOf []string
	kin   bool
}

// office is the last word of an office and whose it is: "minister", "italy".
type office struct {
	head, of string
	level    level
	former   bool
}

// level is of what level the holder of an office is: offices of a State and of one of
// its regions, or of a region and a body, tell nobody apart.
type level uint8

const (
	body level = iota
	region
	state
)

// courtesy titles begin an address, not an office: "Mrs General X" holds none.
var courtesy = []string{"mr", "mrs", "ms", "madame", "mme"}

// mostOffices bounds what is kept of one bearer: more tell no more.
const mostOffices = 12

func (o *offices) add(role, of string, level level, former bool) {
	words := strings.Fields(fold(role))
	if len(words) == 0 || slices.Contains(courtesy, words[0]) {
		return
	}
	head := words[len(words)-1]
	if isKin(head) {
		o.kin = true
		if of != "" && len(o.kinOf) < mostOffices && !slices.Contains(o.kinOf, of) {
			o.kinOf = append(o.kinOf, of)
		}
		return
	}
	x := office{head, fold(of), level, former}
	if len(o.list) < mostOffices && !slices.Contains(o.list, x) {
		o.list = append(o.list, x)
	}
}

func (o *offices) merge(p *offices) {
	for _, x := range p.list {
		if len(o.list) < mostOffices && !slices.Contains(o.list, x) {
			o.list = append(o.list, x)
		}
	}
	for _, k := range p.kinOf {
		if len(o.kinOf) < mostOffices && !slices.Contains(o.kinOf, k) {
			o.kinOf = append(o.kinOf, k)
		}
	}
}

// exclude says whether nobody is both: two callings, or one office of two
// States, of two regions or of two bodies.
func (o *offices) exclude(p *offices) bool {
	words := officeLexicon()
	for _, x := range o.list {
		for _, y := range p.list {
			if c, d := words.calling(x.head), words.calling(y.head); c >= 0 && d >= 0 && c != d {
				return true
			}
			if x.head == y.head && x.of != "" && y.of != "" && x.of != y.of && x.level == y.level && !x.former && !y.former && slices.Contains(words.Single, x.head) &&
				!strings.Contains(x.of, y.of) && !strings.Contains(y.of, x.of) {
				return true
			}
		}
	}
	return false
}

// shared names an office that both hold; "" if they share none.
func (o *offices) shared(p *offices) string {
	for _, x := range o.list {
		if p.has(x.head, false) {
			return x.head
		}
	}
	return ""
}

// readOffices notes the offices of all people.
func (b *builder) readOffices(nodes []node) {
	at := make([]map[int]int, len(b.readings))
	for i := range nodes {
		n := &nodes[i]
		if at[n.reading] == nil {
			at[n.reading] = map[int]int{}
		}
		at[n.reading][n.actor] = i
		act := n.of(b)
		if act.Kind != factum.Person {
			continue
		}
		n.office.kin = b.calledKin(n)
		for _, r := range act.Roles {
			if d := b.readings[n.reading].Document; d != nil && r.Start > 0 && r.Start < len(d.Text) && d.Text[r.Start-1] == '-' {
				continue // "general" of "commissioner-general" is another office
			}
			of, level := b.stateWords(r.Of)
			n.office.add(r.Role, of, level, r.Former)
		}
	}
	for r, reading := range b.readings {
		for k := range reading.Statements {
			st := &reading.Statements[k]
			if st.Type != factum.PositionHeld || st.Token >= 0 && st.Sentence >= 0 || st.Negated || len(st.Who) != 1 {
				continue
			}
			i, ok := at[r][st.Who[0]]
			if !ok || len(nodes[i].of(b).Roles) > 0 {
				continue
			}
			role, of, _ := strings.Cut(st.Note, " of ")
			if len(st.Whom) == 1 {
				of = reading.Actors[st.Whom[0]].Name()
			}
			of, level := b.stateWords(of)
			nodes[i].office.add(role, of, level, strings.HasPrefix(fold(role), "former "))
		}
	}
}

// calledKin says whether the words before a name call its bearer somebody's
// kin: "His wife, Rehana Talukder".
func (b *builder) calledKin(n *node) bool {
	d := b.readings[n.reading].Document
	if d == nil {
		return false
	}
	for _, m := range n.of(b).Mentions {
		if m.Form != actor.ByName || m.Start > len(d.Text) {
			continue
		}
		before := strings.TrimRight(d.Text[max(0, m.Start-30):m.Start], " ,\u00a0")
		word := before[strings.LastIndexAny(before, " \n\u00a0")+1:]
		if isKin(strings.ToLower(word)) {
			return true
		}
	}
	return false
}

// stateWords gives the State that the words of an office name, under one name
// ("Italian", "Italy", "the Italian Republic"), or the words as they are.
func (b *builder) stateWords(of string) (string, level) {
	if of == "" {
		return "", body
	}
	if p, ok := b.gazetteer.Demonym(of); ok && p.ID == p.Country {
		return p.Name, state
	}
	found := b.lookup(of)
	switch {
	case len(found) == 0:
		return of, body
	case found[0].ID == found[0].Country:
		return found[0].Name, state
	}
	return of, region
}
