package when

// orderDayAndMonth settles dates like 04/05/2024 by the document's own habit:
// other numeric dates that can be read in one way only, else the order of day
// and month in its dates in words. Without any habit the day comes first, as
// in most of the world.
func (f *finder) orderDayAndMonth() {
	dayFirst, monthFirst := 0, 0
	ambiguous := false
	for i := range f.found {
		v := &f.marks[i].v
		ambiguous = ambiguous || v.swap
		fields, ok := f.found[i].Symbol.fields()
		if !ok || fields.Month == 0 || fields.Day == 0 || v.swap {
			continue
		}
		switch a := f.marks[i].atom0; {
		case a.shape == d1Shape || a.shape == d2Shape:
			if a.number == int(fields.Day) && a.number != int(fields.Month) {
				dayFirst++
			} else if a.number == int(fields.Month) {
				monthFirst++
			}
		case a.shape == wordShape:
			if f.isMonthWord(a.form) {
				monthFirst++
			}
		}
	}
	if !ambiguous || monthFirst <= dayFirst {
		return
	}
	for i := range f.found {
		x := &f.found[i]
		if !f.marks[i].v.swap || len(x.Symbol.Steps) == 0 {
			continue
		}
		fields := x.Symbol.Steps[0].Fields
		fields.Month, fields.Day = fields.Day, fields.Month
		x.Symbol = absolute(fields)
		x.Rule = "month first, as elsewhere in the document"
	}
}

func (f *finder) isMonthWord(form string) bool {
	for _, e := range f.lang.exact[form] {
		switch e.value.kind {
		case "month", "monthn", "montha":
			return true
		}
	}
	return false
}
