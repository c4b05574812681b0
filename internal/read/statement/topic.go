package statement

import (
	"slices"
	"strings"

	"factum"
	"factum/internal/read/actor"
	"factum/internal/read/text"
)

// topicReach is how many blocks before that of a pronoun are searched for whom it
// means.
const topicReach = 2

// topical fills in the one that "he" or "she" in a role means where the actors
// left it open: of those to whom the document says that something was done, whom
// the paragraph, or the one before it, speaks of most.
func (r *reading) topical(statements []Statement, made []*match) {
	persons := map[int]bool{} // to whom something is done in words other than pronouns
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
	for i := range statements {
		st, m := &statements[i], made[i]
		switch {
		case (concerns[st.Type] || carries[st.Type] || st.Type == factum.Death) && r.open(st.Whom) && r.lonePronoun(st.Sentence, m.roles[roleWhom]):
			if who := r.spokenOf(st.Sentence, m.roles[roleWhom][0], persons, st.Who); who >= 0 {
				st.Whom = []int{who}
				st.Why.Steps = append(st.Why.Steps, factum.WhyStep{About: "whom", Range: st.Why.Trigger, Note: topicNote})
			}
		case moves[st.Type] && r.open(st.Who) && r.lonePronoun(st.Sentence, m.roles[roleWho]):
			if who := r.spokenOf(st.Sentence, m.roles[roleWho][0], persons, st.Whom); who >= 0 {
				st.Who = []int{who}
				st.Why.Steps = append(st.Why.Steps, factum.WhyStep{About: "who", Range: st.Why.Trigger, Note: topicNote})
			}
		}
	}
}

const topicNote = "the pronoun means the person whom the paragraph speaks of"

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

// spokenOf gives the one of persons whom the pronoun at token i of sentence n can
// mean and whom its paragraph names more often before it than any other, or else
// the paragraphs before; -1 if there is no such person.
func (r *reading) spokenOf(n, i int, persons map[int]bool, taken []int) int {
	pronoun := &r.text.Sentences[n].Tokens[i]
	sex := actor.Male
	if w := strings.ToLower(pronoun.Form); w == "she" || w == "her" || w == "hers" {
		sex = actor.Female
	}
	counts := map[[2]int]int{} // by blocks before and actor
	block := r.text.Sentences[n].Block
	for a := range r.actors.All {
		x := &r.actors.All[a]
		if !persons[a] || x.Kind != factum.Person || x.Plural || !x.Named || x.Gender != sex && x.Gender != actor.GenderUnknown || slices.Contains(taken, a) || r.onlyPronouns(a) {
			continue
		}
		for _, m := range x.Mentions {
			if m.Sentence < 0 || m.Start >= pronoun.Start {
				continue
			}
			if back := block - r.text.Sentences[m.Sentence].Block; back <= topicReach {
				counts[[2]int{back, a}] += weight(&r.text.Sentences[m.Sentence], &m)
			}
		}
	}
	for back := range topicReach + 1 {
		best, second, who := 0, 0, -1
		for a := range r.actors.All {
			switch c := counts[[2]int{back, a}]; {
			case c > best:
				best, second, who = c, best, a
			case c > second:
				second = c
			}
		}
		if best > second {
			return who
		}
		if best > 0 {
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
