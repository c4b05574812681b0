// Package romanise writes names of other scripts in a small Latin alphabet.
//
// In comes one token of a name in one script; out goes its letters a to z, with
// five more signs for sounds that Latin letters do not keep apart in Semitic
// scripts: H (ḥ), S (ṣ), D (ḍ), T (ṭ) and ' (ʿayn, hamza). The result is a plain
// transliteration, not a spelling: short vowels that the script leaves out stay
// out. Which spellings people make of it is learned from data and kept in
// package phonetic. The tables are our own, after the romanisation systems
// that they name; readings of Han characters are derived from go-pinyin (see
// NOTICE).
//
// It does not cut names into tokens and it does not compare.
package romanise
