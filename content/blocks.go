package content

import (
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"
)

// body returns the blocks that one block of Markdown makes.
func (b *builder) body(node ast.Node) []Block {
	switch node := node.(type) {
	case *ast.Paragraph:
		return []Block{{Kind: Paragraph, Spans: b.spans(node)}}
	case *ast.List:
		return b.list(node)
	case *ast.Blockquote:
		return b.quote(node)
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		lines := strings.TrimSuffix(string(node.Lines().Value(b.source)), "\n")
		return []Block{{Kind: Code, Spans: []Span{{Text: lines, Code: true}}}}
	default:
		b.fail(b.line(node), Unsupported, node.Kind().String())
		return nil
	}
}

func (b *builder) list(list *ast.List) []Block {
	var blocks []Block
	number := list.Start
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		marker := "•"
		if list.IsOrdered() {
			marker = strconv.Itoa(number) + "."
			number++
		}
		blocks = append(blocks, Block{Kind: Item, Marker: marker, Spans: b.item(item)})
	}
	return blocks
}

// item returns the words of a list's item, which must be one paragraph.
func (b *builder) item(item ast.Node) []Span {
	words := item.FirstChild()
	if words == nil {
		b.fail(b.line(item), Unsupported, "empty item")
		return nil
	}
	switch words.(type) {
	case *ast.TextBlock, *ast.Paragraph:
	default:
		b.fail(b.line(words), Unsupported, words.Kind().String()+" in a list")
		return nil
	}
	if next := words.NextSibling(); next != nil {
		b.fail(b.line(next), Unsupported, next.Kind().String()+" in a list")
	}
	return b.spans(words)
}

func (b *builder) quote(quote *ast.Blockquote) []Block {
	var blocks []Block
	for node := quote.FirstChild(); node != nil; node = node.NextSibling() {
		if _, ok := node.(*ast.Paragraph); !ok {
			b.fail(b.line(node), Unsupported, node.Kind().String()+" in a quote")
			continue
		}
		blocks = append(blocks, Block{Kind: Quote, Spans: b.spans(node)})
	}
	return blocks
}

// spans returns the text inside node, neighbours of one style joined.
func (b *builder) spans(node ast.Node) []Span {
	var spans []Span
	b.inline(node, Span{}, func(span Span) {
		if span.Text == "" {
			return
		}
		if last := len(spans) - 1; last >= 0 {
			style := spans[last]
			style.Text = span.Text
			if style == span {
				spans[last].Text += span.Text
				return
			}
		}
		spans = append(spans, span)
	})
	return spans
}

// inline hands each stretch of text inside parent to emit, in the given style.
func (b *builder) inline(parent ast.Node, style Span, emit func(Span)) {
	for node := parent.FirstChild(); node != nil; node = node.NextSibling() {
		span := style
		switch node := node.(type) {
		case *ast.Text:
			span.Text = b.text(node)
			emit(span)
		case *ast.CodeSpan:
			span.Text, span.Code = b.code(node), true
			emit(span)
		case *ast.AutoLink:
			span.Text = string(node.Label(b.source))
			emit(span)
		case *ast.Emphasis:
			span.Emphasis = style.Emphasis || node.Level == 1
			span.Strong = style.Strong || node.Level == 2
			b.inline(node, span, emit)
		case *ast.Link:
			b.inline(node, span, emit)
		default:
			b.fail(b.line(node), Unsupported, node.Kind().String())
		}
	}
}

// text returns a text node's words, a line's end as a space or a forced break.
func (b *builder) text(node *ast.Text) string {
	words := node.Segment.Value(b.source)
	if !node.IsRaw() {
		words = util.UnescapePunctuations(util.ResolveEntityNames(util.ResolveNumericReferences(words)))
	}
	switch {
	case node.HardLineBreak():
		return string(words) + "\n"
	case node.SoftLineBreak():
		return string(words) + " "
	}
	return string(words)
}

// code returns the text of a code span; a line's end in it is a space.
func (b *builder) code(node *ast.CodeSpan) string {
	var code strings.Builder
	for child := node.FirstChild(); child != nil; child = child.NextSibling() {
		if words, ok := child.(*ast.Text); ok {
			code.Write(words.Segment.Value(b.source))
		}
	}
	return strings.ReplaceAll(code.String(), "\n", " ")
}
