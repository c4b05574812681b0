package romanise

import (
	_ "embed"
	"strings"
	"sync"
	"unicode/utf8"
)

// hanTSV holds one reading a line: the syllable and all characters read so.
//
//go:embed han.tsv
var hanTSV string

var loadHan = sync.OnceValue(func() map[rune]string {
	m := make(map[rune]string, 21000)
	for line := range strings.Lines(hanTSV) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		syllable, chars, _ := strings.Cut(strings.TrimRight(line, "\n"), "\t")
		for _, r := range chars {
			m[r] = syllable
		}
	}
	return m
})

// surnameReading holds characters that are read differently as a surname.
var surnameReading = map[rune]string{'单': "shan", '單': "shan", '解': "xie", '曾': "zeng", '仇': "qiu", '查': "zha", '盖': "ge",
	'任': "ren", '尉': "yu", '区': "ou", '區': "ou", '黑': "he", '朴': "piao", '繁': "po", '缪': "miao", '召': "shao", '翟': "zhai", '折': "she"}

// compoundSurname holds the Chinese surnames of two characters that are in use.
var compoundSurname = map[string]bool{"欧阳": true, "歐陽": true, "司马": true, "司馬": true, "上官": true, "诸葛": true, "諸葛": true,
	"司徒": true, "东方": true, "東方": true, "独孤": true, "慕容": true, "皇甫": true, "尉迟": true, "尉遲": true, "公孙": true, "公孫": true,
	"令狐": true, "宇文": true, "长孙": true, "長孫": true, "夏侯": true, "端木": true, "南宫": true, "南宮": true}

// SplitHan cuts a Chinese name written without a space into surname and given
// name, in characters: 2 for a compound surname, else 1; 0 where there is
// nothing to cut (one character, or more than four).
func SplitHan(token string) int {
	n := utf8.RuneCountInString(token)
	if n < 2 || n > 4 {
		return 0
	}
	if n > 2 {
		r := []rune(token)
		if compoundSurname[string(r[:2])] {
			return 2
		}
	}
	return 1
}

// han writes Han characters in Pinyin without tones.
func han(token string) string {
	m := loadHan()
	var b strings.Builder
	single := utf8.RuneCountInString(token) == 1
	for _, r := range token {
		if s, ok := surnameReading[r]; ok && single {
			b.WriteString(s)
		} else {
			b.WriteString(m[r])
		}
	}
	return b.String()
}

// compoundHangul holds the Korean surnames of two syllables.
var compoundHangul = []string{"남궁", "황보", "제갈", "사공", "선우", "독고", "서문"}

// SplitHangul is SplitHan for a Korean name.
func SplitHangul(token string) int {
	n := utf8.RuneCountInString(token)
	if n < 2 || n > 4 {
		return 0
	}
	for _, c := range compoundHangul {
		if strings.HasPrefix(token, c) && n > 2 {
			return 2
		}
	}
	return 1
}
