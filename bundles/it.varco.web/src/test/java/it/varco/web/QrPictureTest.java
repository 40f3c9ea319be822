package it.varco.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.nayuki.qrcodegen.QrCode;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QrPictureTest {

    private static final Pattern BAR = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-(\\d+)z");

    @ParameterizedTest
    @ValueSource(strings = {"A", "otpauth://totp/Varco:X?secret=JBSWY3DPEHPK3PXP&issuer=Varco", "è\" <b>"})
    void theOutlineCoversTheDarkModulesAndNoOther(String text) {
        Map<String, Object> picture = QrPicture.of(text);
        QrCode code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        boolean[][] dark = new boolean[code.size + 8][code.size + 8];
        Matcher bar = BAR.matcher((String) picture.get("outline"));
        int end = 0;
        while (bar.find()) {
            assertThat(bar.start()).isEqualTo(end);
            assertThat(bar.group(3)).isEqualTo(bar.group(4));
            end = bar.end();
            for (int i = 0; i < Integer.parseInt(bar.group(3)); i++) {
                dark[Integer.parseInt(bar.group(2))][Integer.parseInt(bar.group(1)) + i] = true;
            }
        }
        assertThat(end).isEqualTo(((String) picture.get("outline")).length());
        assertThat(picture).containsEntry("size", code.size + 8);
        for (int y = 0; y < dark.length; y++) {
            for (int x = 0; x < dark.length; x++) {
                assertThat(dark[y][x]).isEqualTo(code.getModule(x - 4, y - 4));
            }
        }
    }
}
