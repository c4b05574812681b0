package term

import (
	"path"
	"slices"
	"strconv"

	"factum"
	"factum/internal/report/wording"
)

// conflicts writes each conflict with the words on each side.
func (s *summary) conflicts() {
	n := len(s.Conflicts)
	if n == 0 {
		return
	}
	// The record has the weightiest first; a harder kind is never hidden behind
	// milder ones.
	shown := s.most(n, mostConflicts, func(i int) int {
		switch s.Conflicts[i].Kind {
		case factum.Contradiction:
			return 3
		case factum.CompetingExplanations:
			return 2
		case factum.SingleSource:
			return 0
		}
		return 1
	})
	s.heading("CONFLICTS", "", len(shown), n)
	for _, i := range shown {
		c := &s.Conflicts[i]
		mark := span{"≠ ", alert}
		if c.Kind != factum.Contradiction {
			mark = span{"~ ", faint}
		}
		s.para(2, 4, append(append([]span{mark}, parts(s.About(c), strong)...),
			span{" — " + wording.Phrase(clean(wording.ConflictKind(c.Kind))), faint})...)
		for j := range c.Sides {
			s.side(&c.Sides[j])
		}
		if note := clean(c.Note); note != "" && s.verbose {
			s.para(6, 6, span{note, faint})
		}
	}
	s.blank()
}

func (s *summary) side(side *factum.Side) {
	spans := append(parts(s.Value(side.Value), normal), span{" (" + wording.Count(side.Documents, "source") + ", " + wording.Count(side.Origins, "origin") + "): ", faint})
	most := 1
	if s.verbose {
		most = len(side.Statements)
	}
	for i, id := range side.Statements {
		if i >= most {
			documents, given := s.Carried(side.Statements[i:])
			shown, _ := s.Carried(side.Statements[:i])
			documents = slices.DeleteFunc(documents, func(d int) bool { return slices.Contains(shown, d) })
			more := ""
			if len(documents) > 0 {
				more = "; also " + numbers(documents)
			}
			if given > 0 {
				more += "; and " + strconv.Itoa(given) + " given"
			}
			spans = append(spans, span{more, faint})
			break
		}
		if i > 0 {
			spans = append(spans, span{"; ", normal})
		}
		spans = append(spans, s.words(id)...)
	}
	s.para(6, 8, spans...)
}

// words gives what a statement says, in its own words, and who says so.
func (s *summary) words(id string) []span {
	i, ok := s.Statement(id)
	if !ok {
		return []span{{clean(id) + " (not in the record)", faint}}
	}
	st := &s.Statements[i]
	var spans []span
	d, ok := s.Document(st.Document)
	if ok {
		quote := clean(st.Quote)
		if !s.verbose {
			quote = wording.Shorten(quote, quoteColumns)
		}
		spans = append(spans, span{"“", normal}, span{quote, normal}, span{"”", normal})
	} else {
		spans = append(spans, span{"given: ", faint}, span{clean(st.Source), normal})
	}
	if len(st.AttributedTo) > 0 || st.Negated || st.Modality != factum.Asserted && st.Modality != "" {
		spans = append(append(spans, span{", ", faint}), parts(s.Voice(st), faint)...)
	}
	if ok {
		spans = append(spans, span{" [" + strconv.Itoa(d+1) + "]", faint})
	}
	return spans
}

// questions writes what is unknown.
func (s *summary) questions() {
	n := len(s.Questions)
	if n == 0 {
		return
	}
	shown := n
	if !s.verbose {
		shown = min(n, mostQuestions)
	}
	s.heading("UNKNOWN", "", shown, n)
	for i := range shown {
		s.para(2, 4, span{"? ", strong}, span{clean(s.Questions[i].Text), normal})
	}
	s.blank()
}

// sources writes what the numbers in brackets stand for, and what could not
// be read.
func (s *summary) sources() {
	n := len(s.Documents)
	if n > 0 {
		shown := n
		if !s.verbose {
			shown = min(n, mostSources)
		}
		s.heading("SOURCES", "", shown, n)
		names := s.fileNames()
		for i := range shown {
			s.source(i, names[i])
		}
	}
	for _, k := range s.Skipped {
		s.para(2, 6, span{"not read: ", alert}, span{clean(k.File), normal}, span{": ", normal}, span{clean(k.Reason), normal})
	}
	if n > 0 || len(s.Skipped) > 0 {
		s.blank()
	}
}

// fileNames gives the names of the files without their folders, unless two
// files have the same one or everything is to be shown.
func (s *summary) fileNames() []string {
	names := make([]string, len(s.Documents))
	base := map[string]int{}
	for i := range s.Documents {
		names[i] = s.Documents[i].File
		base[path.Base(names[i])]++
	}
	for i, name := range names {
		if short := path.Base(name); !s.verbose && name != "" && base[short] == 1 {
			names[i] = short
		}
	}
	return names
}

func (s *summary) source(i int, name string) {
	d := &s.Documents[i]
	spans := []span{{"[" + strconv.Itoa(i+1) + "] ", faint}, {clean(name), normal}}
	about := []string{d.Outlet}
	if s.verbose {
		about = append(about, d.Author, d.Title, d.URL, "sha256 "+d.SHA256)
	}
	for _, text := range about {
		if text = clean(text); text != "" {
			spans = append(spans, span{", ", normal}, span{text, normal})
		}
	}
	day, basis := wording.Interval(d.Published.Interval, wording.Short), clean(wording.BasisShort(d.Published.Basis))
	switch {
	case day == "":
		day = "undated"
	case basis != "":
		day += " (" + basis + ")"
	}
	spans = append(spans, span{", ", normal}, span{day, normal})
	if g := d.Grade; g != nil {
		spans = append(spans, span{", graded " + clean(g.Reliability+g.Credibility) + " by a person", normal})
	}
	s.para(2, 6, spans...)
}

// counts ends the summary.
func (s *summary) counts() {
	if s.AsOf != "" {
		s.para(0, 2, span{"As known on " + clean(s.AsOf) + ": ", strong}, span{wording.Count(len(s.LeftOut), "source") + " of a later or an unknown day left out.", normal})
		for i := range s.LeftOut {
			if s.verbose {
				s.para(2, 4, span{clean(s.LeftOut[i].File) + ": " + clean(s.LeftOut[i].Reason), faint})
			}
		}
	}
	for _, note := range s.Notes {
		s.para(0, 2, span{"Note: ", strong}, span{clean(note), normal})
	}
	spans := []span{{"On these sources: ", strong}}
	contradictions := 0
	for i := range s.Conflicts {
		if s.Conflicts[i].Kind == factum.Contradiction {
			contradictions++
		}
	}
	add := func(n int, noun string) {
		text := wording.Count(n, noun)
		if len(spans) > 1 {
			text = ", " + text
		}
		spans = append(spans, span{text, normal})
	}
	add(len(s.Documents), "source")
	add(len(s.Statements), "statement")
	add(len(s.Events), "event")
	add(len(s.Entities), "name")
	add(contradictions, "contradiction")
	add(len(s.Conflicts)-contradictions, "other difference")
	add(len(s.Questions), "open question")
	if n := len(s.Duties); n > 0 {
		add(n, "duty")
		spans = append(spans, span{s.statuses(), faint})
	}
	if n := len(s.Skipped); n > 0 {
		spans = append(spans, span{", " + wording.Count(n, "input") + " not read", alert})
	}
	s.para(0, 2, append(spans, span{".", normal})...)
}

// statuses counts the duties by status, in the order of the contract.
func (s *summary) statuses() string {
	order := []factum.DutyStatus{
		factum.Breached, factum.MetLate, factum.Met, factum.Pending,
		factum.Excused, factum.Suspended, factum.UnknownDuty, factum.NotTriggered,
	}
	n := map[factum.DutyStatus]int{}
	for i := range s.Duties {
		n[s.Duties[i].Status]++
	}
	text := ""
	for _, st := range order {
		if n[st] > 0 {
			if text != "" {
				text += ", "
			}
			text += strconv.Itoa(n[st]) + " " + wording.Status(st)
		}
	}
	if text == "" {
		return ""
	}
	return " (" + text + ")"
}
