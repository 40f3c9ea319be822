package it.varco.notification;

import it.varco.api.form.Sentence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.commonmark.node.BulletList;
import org.commonmark.node.Document;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.LineBreakRendering;
import org.commonmark.renderer.text.TextContentRenderer;
import org.jspecify.annotations.Nullable;

/**
 * The body of a message in CommonMark, of which it takes paragraphs, lists, headings of the second level and emphasis.
 *
 * <p>Its places are filled after it was read, in the text that was found: so what fills them is text in every form, and
 * never mark-up, whatever it holds.
 */
final class Prose {

    private static final int DEEPEST = 10;
    private static final int HEADING = 2;
    private static final Parser PARSER = Parser.builder().build();
    private static final HtmlRenderer HTML =
            HtmlRenderer.builder().escapeHtml(true).sanitizeUrls(true).build();
    private static final TextContentRenderer TEXT = TextContentRenderer.builder()
            .lineBreakRendering(LineBreakRendering.SEPARATE_BLOCKS)
            .build();
    private static final Set<Class<? extends Node>> TAKEN = Set.of(
            Document.class,
            Paragraph.class,
            BulletList.class,
            OrderedList.class,
            ListItem.class,
            Emphasis.class,
            StrongEmphasis.class,
            HardLineBreak.class,
            SoftLineBreak.class,
            Text.class);

    private static final Pattern TAG = Pattern.compile("<[^>]*+>");

    private final String source;
    private final Set<String> links;
    private final Set<String> places = new TreeSet<>();
    private final List<Sentence> problems;

    /** @param links those of its places that become links; each has a paragraph of its own */
    Prose(String source, Set<String> links) {
        this.source = source;
        this.links = Set.copyOf(links);
        Set<Sentence> found = new LinkedHashSet<>();
        int depth = 0;
        @Nullable Node node = PARSER.parse(source);
        if (node.getFirstChild() == null) {
            found.add(Sentence.of(Prose.class, "template.body.empty"));
        }
        while (node != null && depth <= DEEPEST) { // not by recursion, which a hostile file would exhaust
            look(node, found);
            if (node.getFirstChild() != null) {
                node = node.getFirstChild();
                depth++;
                continue;
            }
            while (node != null && node.getNext() == null) {
                node = node.getParent();
                depth--;
            }
            node = node == null ? null : node.getNext();
        }
        if (depth > DEEPEST) {
            found.add(Sentence.of(Prose.class, "template.body.deep", DEEPEST));
        }
        if (found.isEmpty() && Links.inFilled(read())) {
            found.add(Sentence.of(Prose.class, "template.link"));
        }
        problems = List.copyOf(found);
    }

    /** What somebody reads of it in both its forms, whatever is marked in between; its places stay. */
    private String read() {
        Map<String, String> same = new HashMap<>();
        places.forEach(name -> same.put(name, "{{" + name + "}}"));
        Forms forms = written(same);
        return forms.text + "\n" + TAG.matcher(forms.html).replaceAll("");
    }

    /** What it has that a message may not have; without any of it, the other methods can be asked. */
    List<Sentence> problems() {
        return problems;
    }

    /** The names of its places. */
    Set<String> places() {
        return Set.copyOf(places);
    }

    private void look(Node node, Set<Sentence> found) {
        if (node instanceof Text text) {
            places.addAll(Places.in(text.getLiteral()));
            if (Places.malformed(text.getLiteral())) {
                found.add(Sentence.of(Prose.class, "template.place.shape"));
            }
            if (!isLink(text) && Places.in(text.getLiteral()).stream().anyMatch(links::contains)) {
                found.add(Sentence.of(Prose.class, "template.link.alone"));
            }
        } else if (node instanceof Heading heading) {
            if (heading.getLevel() != HEADING) {
                found.add(Sentence.of(Prose.class, "template.body.heading"));
            }
        } else if (node instanceof Link || node instanceof LinkReferenceDefinition || node instanceof Image) {
            found.add(Sentence.of(Prose.class, "template.link"));
        } else if (node instanceof HtmlBlock || node instanceof HtmlInline) {
            found.add(Sentence.of(Prose.class, "template.body.html"));
        } else if (!TAKEN.contains(node.getClass())) {
            found.add(Sentence.of(Prose.class, "template.body.other"));
        }
    }

    /** Whether it is the place of a link, and all that its paragraph has. */
    private boolean isLink(Text text) {
        Node paragraph = text.getParent();
        return links.stream().anyMatch(name -> text.getLiteral().equals("{{" + name + "}}"))
                && paragraph instanceof Paragraph
                && paragraph.getParent() instanceof Document
                && text.getNext() == null
                && text.getPrevious() == null;
    }

    /**
     * The body in both its forms.
     *
     * @param text plain; a link stands on a line of its own
     * @param html a fragment of XHTML; a link is an {@code a} in a paragraph of its own
     */
    record Forms(String text, String html) {

        @Override
        public String toString() {
            return "Forms";
        }
    }

    /** The body with its places filled. */
    Forms written(Map<String, String> values) {
        Node document = PARSER.parse(source);
        List<Text> leading = filled(document, values);
        String text = TEXT.render(document).strip();
        for (Text address : leading) {
            Link link = new Link(address.getLiteral(), null);
            address.insertBefore(link);
            link.appendChild(address);
        }
        return new Forms(text, HTML.render(document).strip());
    }

    /** Fills its places and tells which of its texts are the addresses of links. */
    private List<Text> filled(Node document, Map<String, String> values) {
        List<Text> leading = new ArrayList<>();
        List<Node> waiting = new ArrayList<>(List.of(document));
        while (!waiting.isEmpty()) {
            Node node = waiting.remove(waiting.size() - 1);
            for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
                waiting.add(child);
            }
            if (node instanceof Text text) {
                if (isLink(text)) {
                    leading.add(text);
                }
                text.setLiteral(Signs.shown(Places.filled(text.getLiteral(), values)));
            } else if (node instanceof SoftLineBreak) { // a line that ends in the file goes on for the reader
                node.insertBefore(new Text(" "));
                node.unlink();
            }
        }
        return leading;
    }
}
