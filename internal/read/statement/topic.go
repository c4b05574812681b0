package statement

import (
	"slices"
	"sort"
	"strings"

	"factum"
	"factum/internal/read/actor"
	"factum/internal/read/text"
)

const (
	// topicReach is how many blocks before that of a pronoun are searched for whom
	// it means.
	topicReach = 2
	// topicMentions bounds the mentions of a block that are weighed.
	topicMentions = 256
)

// topical fills in the one that "he" or "she" in a role means where the actors
// left it open: of those to whom the document says that something was done, whom
// the paragraph, or the one before it, speaks of most.
func (r *reading) topical(statements []Statement, made []*match) {
	var named map[int][]naming
	for i := range statements {
		st, m := &statements[i], made[i]
		role, rl := &st.Whom, roleWhom
		switch {
		case concerns[st.Type] || carries[st.Type] || st.Type == factum.Death:
		case moves[st.Type]:
			role, rl = &st.Who, roleWho
		default:
			continue
		}
		if !r.open(*role) || !r.lonePronoun(st.Sentence, m.roles[rl]) {
			continue
		}
		if named == nil {
			named = r.namings(statements, made)
		}
		taken := st.Who
		if rl == roleWho {
			taken = st.Whom
		}
		if who := r.spokenOf(st.Sentence, m.roles[rl][0], named, taken); who >= 0 {
			*role = []int{who}
			st.Why.Steps = append(st.Why.Steps, factum.WhyStep{About: roleNames[rl], Range: st.Why.Trigger, Note: "the pronoun means the person whom the paragraph speaks of"})
		}
	}
}

// naming is a mention of a person to whom the document says that something was
// done.
type naming struct{ start, actor, weight int }

// namings lists, by block and in the order of the text, the mentions of the named
// persons to whom something is done in words other than pronouns.
func (r *reading) namings(statements []Statement, made []*match) map[int][]naming {
	persons := map[int]bool{}
	for i := range statements {
		st := &statements[i]
		switch {
		case st.Type == factum.AllegedCrime:
			for _, a := range st.Who {
				persons[a] = true
			}
		case concerns[st.Type] || carries[st.Type]:
			for _, a := range st.Whom {
				persons[a] = persons[a] || !r.lonePronoun(st.Sentence, made[i].roles[roleWhom])
			}
		}
	}
	out := map[int][]naming{}
	for a := range r.actors.All {
		x := &r.actors.All[a]
		if !persons[a] || x.Kind != factum.Person || x.Plural || !x.Named || r.onlyPronouns(a) {
			continue
		}
		for _, m := range x.Mentions {
			if m.Sentence >= 0 {
				s := &r.text.Sentences[m.Sentence]
				out[s.Block] = append(out[s.Block], naming{m.Start, a, weight(s, &m)})
			}
		}
	}
	for _, list := range out {
		slices.SortFunc(list, func(a, b naming) int { return a.start - b.start })
	}
	return out
}

// open says whether nobody fills a role, or one of whom the document has nothing
// but pronouns.
func (r *reading) open(role []int) bool {
	return len(role) == 0 || len(role) == 1 && r.onlyPronouns(role[0])
}

// onlyPronouns says whether a document has no other words for somebody than
// pronouns.
func (r *reading) onlyPronouns(a int) bool {
	return !slices.ContainsFunc(r.actor(a).Mentions, func(m actor.Mention) bool { return m.Form != actor.ByPronoun })
}

// spokenOf gives the one whom the pronoun at token i of sentence n can mean and
// whom its paragraph names more often before it than any other, or else the
// paragraphs before; -1 if there is no such person.
func (r *reading) spokenOf(n, i int, named map[int][]naming, taken []int) int {
	pronoun := &r.text.Sentences[n].Tokens[i]
	sex := actor.Male
	if w := strings.ToLower(pronoun.Form); w == "she" || w == "her" || w == "hers" {
		sex = actor.Female
	}
	block := r.text.Sentences[n].Block
	for back := range topicReach + 1 {
		list := named[block-back]
		list = list[:sort.Search(len(list), func(k int) bool { return list[k].start >= pronoun.Start })]
		list = list[max(0, len(list)-topicMentions):]
		count := map[int]int{}
		for _, m := range list {
			if x := &r.actors.All[m.actor]; (x.Gender == sex || x.Gender == actor.GenderUnknown) && !slices.Contains(taken, m.actor) {
				count[m.actor] += m.weight
			}
		}
		best, second, who := 0, 0, -1
		for _, m := range list {
			switch c := count[m.actor]; {
			case m.actor == who:
			case c > best:
				best, second, who = c, best, m.actor
			case c > second:
				second = c
			}
		}
		if best > 0 {
			if best > second {
				return who
			}
			return -1
		}
	}
	return -1
}

// weight says how much a mention makes its person the one who is spoken of:
// subjects more than others.
func weight(s *text.Sentence, m *actor.Mention) int {
	switch s.Tokens[m.Head].Rel {
	case text.Nsubj, text.NsubjPass:
		return 2
	}
	return 1
}
