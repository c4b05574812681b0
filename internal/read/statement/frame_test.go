package statement

import "testing"

func TestEnglishFramesCompile(t *testing.T) {
	l, err := englishLexicon()
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d frames", len(l.frames))
}
