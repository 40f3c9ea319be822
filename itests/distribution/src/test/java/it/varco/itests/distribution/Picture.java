package it.varco.itests.distribution;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/**
 * Pictures of screens, which have few colours: kept with the most frequent ones alone, they are a fraction of the size.
 */
final class Picture {

    private static final int COLOURS = 64;

    private Picture() {}

    /** Writes a PNG with few colours. */
    static void write(byte[] png, Path target) {
        try {
            Files.createDirectories(target.getParent());
            ImageIO.write(reduced(ImageIO.read(new ByteArrayInputStream(png))), "png", target.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BufferedImage reduced(BufferedImage screen) {
        int width = screen.getWidth();
        int[] pixels = screen.getRGB(0, 0, width, screen.getHeight(), null, 0, width);
        Map<Integer, Integer> counts = new HashMap<>();
        for (int pixel : pixels) {
            counts.merge(pixel & 0xffffff, 1, Integer::sum);
        }
        List<Integer> palette = counts.entrySet().stream()
                .sorted(Map.Entry.<Integer, Integer>comparingByValue().reversed())
                .limit(COLOURS)
                .map(Map.Entry::getKey)
                .toList();
        Map<Integer, Integer> nearest = new HashMap<>();
        BufferedImage indexed =
                new BufferedImage(width, screen.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, model(palette));
        for (int i = 0; i < pixels.length; i++) {
            int index = nearest.computeIfAbsent(pixels[i] & 0xffffff, colour -> nearest(palette, colour));
            indexed.getRaster().setSample(i % width, i / width, 0, index);
        }
        return indexed;
    }

    private static IndexColorModel model(List<Integer> palette) {
        int[] colours = palette.stream().mapToInt(Integer::intValue).toArray();
        return new IndexColorModel(8, colours.length, colours, 0, false, -1, 0);
    }

    private static int nearest(List<Integer> palette, int colour) {
        return palette.indexOf(palette.stream()
                .min(Comparator.comparingInt(other -> distance(other, colour)))
                .orElseThrow());
    }

    private static int distance(int one, int other) {
        int sum = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            int difference = (one >> shift & 0xff) - (other >> shift & 0xff);
            sum += difference * difference;
        }
        return sum;
    }
}
