package it.varco.web;

import com.samskivert.mustache.Mustache;

/** Makes any text safe between tags and inside quoted attributes. */
final class Html implements Mustache.Escaper {

    static final Html ESCAPER = new Html();

    private Html() {}

    /** Control characters but line ends and tabs are left out: no page needs them. */
    @Override
    public String escape(String raw) {
        for (int i = 0; i < raw.length(); i++) {
            if (!plain(raw.charAt(i))) {
                return escapeFrom(raw, i);
            }
        }
        return raw;
    }

    private static boolean plain(char c) {
        return c > '>' ? c != '`' && c != 0x7f : c >= ' ' && c != '"' && c != '&' && c != '\'' && c != '<' && c != '>';
    }

    private static String escapeFrom(String raw, int first) {
        StringBuilder safe = new StringBuilder(raw.length() + 32).append(raw, 0, first);
        for (int i = first; i < raw.length(); i++) {
            char c = raw.charAt(i);
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                case '`' -> safe.append("&#96;");
                default -> {
                    if ((c >= ' ' && c != 0x7f) || c == '\n' || c == '\t') {
                        safe.append(c);
                    }
                }
            }
        }
        return safe.toString();
    }
}
