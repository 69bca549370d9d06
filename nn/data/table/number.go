package table

import (
	"regexp"
	"strconv"
	"strings"
	"sync"
)

// missing are the cells that hold nothing, in lower case.
var missing = map[string]bool{
	"": true, "na": true, "n/a": true, "#n/a": true, "nan": true, "null": true, "none": true, "nil": true, "nulo": true, "n/d": true, "nd": true,
	"s/d": true, "?": true, "-": true, "--": true, "–": true, "—": true, ".": true, "..": true, "...": true, "missing": true, "#div/0!": true, "#null!": true,
}

// isMissing tells whether a cell holds nothing. Most cells are numbers, and begin or end
// with a digit, as no word for nothing does.
func isMissing(cell string) bool {
	if n := len(cell); n > 9 || n > 0 && (isDigit(cell[0]) || isDigit(cell[n-1])) {
		return false
	}
	return missing[strings.ToLower(cell)]
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// signs are what stands around a number without changing it; the percent sign too.
var signs = []string{"R$", "US$", "$", "€", "£", "¥", "%"}

// bare takes the signs and the spaces off a cell, and tells which sign there was.
func bare(cell string) (number, sign string) {
	number = strings.TrimSpace(cell)
	for _, s := range signs {
		if after, ok := strings.CutPrefix(number, s); ok && s != "%" {
			return strings.TrimSpace(after), s
		}
		if before, ok := strings.CutSuffix(number, s); ok {
			return strings.TrimSpace(before), s
		}
		if after, ok := strings.CutPrefix(number, "-"+s); ok && s != "%" { // -$5
			return "-" + strings.TrimSpace(after), s
		}
	}
	return number, ""
}

// parse reads a number with a decimal sign. Thousands may be parted by the other
// one, by spaces or by apostrophes. A minus sign may be U+2212.
func parse(cell string, decimal byte) (float64, bool) {
	if plain(cell) && (decimal == '.' || strings.IndexByte(cell, '.') < 0) {
		v, err := strconv.ParseFloat(cell, 64)
		return v, err == nil
	}
	text, ok := normal(cell, decimal)
	if !ok {
		return 0, false
	}
	v, err := strconv.ParseFloat(text, 64)
	return v, err == nil
}

// inNumbers are the bytes that numbers are made of as Go writes them.
var inNumbers = func() (in [256]bool) {
	for _, c := range "0123456789.eE+-" {
		in[c] = true
	}
	return in
}()

// plain tells whether a cell looks like a number as Go writes it, and like no
// hexadecimal one, no infinity and no number of words.
func plain(cell string) bool {
	for i := range len(cell) {
		if !inNumbers[cell[i]] {
			return false
		}
	}
	return cell != ""
}

// normal writes a cell as Go writes numbers.
func normal(cell string, decimal byte) (string, bool) {
	text, _ := bare(cell)
	text = strings.Replace(text, "−", "-", 1)
	if text == "" || len(text) > 64 {
		return "", false
	}
	negative := false
	if text[0] == '(' && text[len(text)-1] == ')' { // as accountants write −5
		text, negative = text[1:len(text)-1], true
	}
	whole, fraction, _ := strings.Cut(text, string(decimal))
	mantissa, exponent, _ := strings.Cut(fraction, "e")
	if mantissa == fraction {
		mantissa, exponent, _ = strings.Cut(fraction, "E")
	}
	joined, ok := ungrouped(whole, decimal)
	if !ok || !digitsOnly(mantissa) {
		return "", false
	}
	out := joined
	if mantissa != "" {
		out += "." + mantissa
	}
	if exponent != "" {
		out += "e" + exponent
	}
	if negative {
		out = "-" + out
	}
	return out, plain(out)
}

// thousands are what may part the thousands of a number.
var thousands = []string{".", ",", "'", "’", " ", "\u00a0", "\u202f"}

// ungrouped takes what parts the thousands out of whole digits.
func ungrouped(whole string, decimal byte) (string, bool) {
	sign := ""
	if whole != "" && (whole[0] == '-' || whole[0] == '+') {
		sign, whole = whole[:1], whole[1:]
	}
	if digitsOnly(whole) {
		return sign + whole, true
	}
	for _, between := range thousands {
		groups := strings.Split(whole, between)
		if len(groups) > 1 && between != string(decimal) && grouped(groups) {
			return sign + strings.Join(groups, ""), true
		}
	}
	return "", false
}

// grouped tells whether groups of digits are thousands: three each, but the first.
func grouped(groups []string) bool {
	for i, group := range groups {
		if !digitsOnly(group) || len(group) != 3 && (i > 0 || len(group) < 1 || len(group) > 3) {
			return false
		}
	}
	return true
}

func digitsOnly(text string) bool {
	for i := range len(text) {
		if !isDigit(text[i]) {
			return false
		}
	}
	return true
}

// Numbers that tell their decimal sign: 1.234,5 by the order of the two, 1.234.567
// by what cannot be one, 1.5 by what is no thousand. These and other expressions are
// compiled when a table is read: a start waits for none of them.
var (
	pointTold = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`^[-+]?(\d{1,3}(,\d{3})+\.\d*|\d{1,3}(,\d{3}){2,}|\d*\.(\d{0,2}|\d{4,})|(0|\d{4,})\.\d{3})([eE][-+]?\d+)?$`)
	})
	commaTold = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`^[-+]?(\d{1,3}(\.\d{3})+,\d*|\d{1,3}(\.\d{3}){2,}|\d*,(\d{0,2}|\d{4,})|(0|\d{4,}),\d{3})([eE][-+]?\d+)?$`)
	})
)

// pointThousands is a number that may be thousands, parted by a point.
var pointThousands = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[-+]?[1-9]\d{0,2}\.\d{3}$`) })

// vote tells which decimal sign a cell speaks for: '.', ',', or 0 for neither, as
// 1.234 may be either.
func vote(cell string) byte {
	text, _ := bare(cell)
	switch {
	case pointTold().MatchString(text):
		return '.'
	case commaTold().MatchString(text):
		return ','
	}
	return 0
}

// days are 2026-11-27, 27/11/2026, 27.11.2026, 27-11-26, with or without an hour; 2026-11
// alone; an hour alone.
var days = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^((\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4}|\d{1,2}[-/]\d{1,2}[-/]\d{2})([ T]\d{1,2}:\d{2}.*)?|\d{4}-\d{2}|\d{1,2}:\d{2}(:\d{2}([.,]\d+)?)?|\d{4} UTC)$`)
})

// written are days with the name of a month: Jan 1 2000, 1 de janeiro de 2000, jan/2026.
var written = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)^(\d{1,2}(st|nd|rd|th|º)?[-/. ]+(de )?)?` +
		`(jan(uary|eiro)?|feb(ruary)?|fev(ereiro)?|mar(ch|ço|co)?|apr(il)?|abr(il)?|may|maio?|june?|jun(ho)?|july?|jul(ho)?|aug(ust)?|ago(sto)?|` +
		`sept?(ember)?|set(embro)?|oct(ober)?|out(ubro)?|nov(ember|embro)?|dec(ember)?|dez(embro)?)` +
		`\.?([-/ ]+\d{1,2}(st|nd|rd|th)?)?,?[-/ ]+(de )?\d{2,4}([ T]\d{1,2}:\d{2}.*)?$`)
})

// isDate tells whether a cell is a day or an hour, or both.
func isDate(cell string) bool {
	cell = strings.TrimSpace(cell)
	return len(cell) <= 40 && (days().MatchString(cell) || written().MatchString(cell))
}
