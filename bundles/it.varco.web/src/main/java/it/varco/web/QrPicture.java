package it.varco.web;

import io.nayuki.qrcodegen.QrCode;
import java.util.Map;

/**
 * A two-dimensional code as the template {@code form} draws it: the outline of its dark modules.
 *
 * <p>Nothing of the text is in what is drawn but as dark and light: the outline holds digits and a few letters only.
 *
 * @source ISO/IEC 18004
 */
final class QrPicture {

    /** Light modules on each side, without which readers do not find the code. */
    private static final int QUIET = 4;

    private QrPicture() {}

    /** Its {@code size} in modules with the quiet zone, and its {@code outline} as the data of an SVG path. */
    static Map<String, Object> of(String text) {
        QrCode code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        StringBuilder outline = new StringBuilder(code.size * code.size * 4);
        for (int y = 0; y < code.size; y++) {
            int x = 0;
            while (x < code.size) {
                int start = x;
                while (x < code.size && code.getModule(x, y)) {
                    x++;
                }
                if (x > start) {
                    bar(outline, start + QUIET, y + QUIET, x - start);
                }
                x++;
            }
        }
        return Map.of("size", code.size + 2 * QUIET, "outline", outline.toString());
    }

    private static void bar(StringBuilder outline, int x, int y, int length) {
        outline.append('M').append(x).append(' ').append(y);
        outline.append('h').append(length).append("v1h-").append(length).append('z');
    }
}
