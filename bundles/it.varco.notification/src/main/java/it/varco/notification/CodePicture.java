package it.varco.notification;

import io.nayuki.qrcodegen.QrCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A two-dimensional code as a layout draws it without a picture: bars of {@code left}, {@code top} and {@code width} in
 * millimetres, each one module high.
 *
 * @source ISO/IEC 18004; OUT-04
 */
final class CodePicture {

    /** Height of a bar in tenths of a millimetre; printers and readers want at least a third of one. */
    private static final int MODULE = 6;

    private static final int TENTHS = 10;

    private CodePicture() {}

    static List<Map<String, String>> of(String text) {
        QrCode code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        List<Map<String, String>> bars = new ArrayList<>();
        for (int y = 0; y < code.size; y++) {
            int x = 0;
            while (x < code.size) {
                int start = x;
                while (x < code.size && code.getModule(x, y)) {
                    x++;
                }
                if (x > start) {
                    bars.add(Map.of("left", modules(start), "top", modules(y), "width", modules(x - start)));
                }
                x++;
            }
        }
        return bars;
    }

    private static String modules(int number) {
        return number * MODULE / TENTHS + "." + number * MODULE % TENTHS;
    }
}
