package word

import "testing"

func TestVerb(t *testing.T) {
	for _, x := range []struct{ form, guess, want string }{
		{"fled", "fl", "flee"}, {"upheld", "uphell", "uphold"}, {"embezzling", "embezzl", "embezzle"}, {"froze", "froze", "freeze"},
		{"extradited", "extradit", "extradite"}, {"remanded", "remande", "remand"}, {"nabbed", "nabb", "nab"}, {"expelled", "expell", "expel"},
		{"released", "release", "release"}, {"found", "find", "find"}, {"convicts", "convict", "convict"}, {"rearrests", "rearrest", "rearrest"},
		{"acquitted", "acquitt", "acquit"}, {"denies", "deny", "deny"}, {"laid", "lay", "lay"}, {"zorbled", "zorble", "zorble"}, {"put", "put", "put"},
		{"slain", "slain", "slay"}, {"sworn", "sworn", "swear"}, {"freed", "free", "free"}, {"sought", "seek", "seek"},
	} {
		if got := Verb(x.form, x.guess); got != x.want {
			t.Errorf("Verb(%q, %q) = %q, want %q", x.form, x.guess, got, x.want)
		}
	}
	for form, lemma := range irregular() {
		if !IsVerb(lemma) {
			t.Errorf("irregular form %q: %q is no verb", form, lemma)
		}
	}
}
