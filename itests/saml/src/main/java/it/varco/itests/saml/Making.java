package it.varco.itests.saml;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.w3c.dom.Element;

/**
 * How an answer is made: the good response, changed, signed, changed again, written, changed as text, encoded.
 * Immutable: each step gives another one.
 */
public final class Making {

    private final BiConsumer<Message, Scene> before;
    private final Signing signing;
    private final BiConsumer<Message, Scene> after;
    private final BiFunction<String, Scene, String> text;
    private final Function<String, byte[]> bytes;
    private final UnaryOperator<String> field;

    /** Signs what is to be signed. */
    interface Signing {
        void sign(Message message, Scene scene);
    }

    private Making(
            BiConsumer<Message, Scene> before,
            Signing signing,
            BiConsumer<Message, Scene> after,
            BiFunction<String, Scene, String> text,
            Function<String, byte[]> bytes,
            UnaryOperator<String> field) {
        this.before = before;
        this.signing = signing;
        this.after = after;
        this.text = text;
        this.bytes = bytes;
        this.field = field;
    }

    /** Response and assertion are signed, nothing is changed. */
    static Making good() {
        return new Making(
                (message, scene) -> {},
                Making::both,
                (message, scene) -> {},
                (written, scene) -> written,
                written -> written.getBytes(StandardCharsets.UTF_8),
                encoded -> encoded);
    }

    /** The assertion alone is signed, so that changes around it break no signature. */
    static Making inside() {
        return good().signed((message, scene) -> Seal.by(scene.provider().key()).sign(message, message.assertion()));
    }

    private static void both(Message message, Scene scene) {
        Seal seal = Seal.by(scene.provider().key());
        message.all("Assertion").forEach(assertion -> seal.sign(message, assertion));
        seal.sign(message, message.root());
    }

    /** The assertion alone is signed, in some way that the provider's key begins with. */
    static Making sealed(BiFunction<Seal, Scene, Seal> seal) {
        return good().signed((message, scene) ->
                seal.apply(Seal.by(scene.provider().key()), scene).sign(message, message.assertion()));
    }

    /** Changes what will be signed. */
    Making before(BiConsumer<Message, Scene> change) {
        return new Making(before.andThen(change), signing, after, text, bytes, field);
    }

    Making signed(Signing other) {
        return new Making(before, other, after, text, bytes, field);
    }

    /** Changes what was signed. */
    Making after(BiConsumer<Message, Scene> change) {
        return new Making(before, signing, after.andThen(change), text, bytes, field);
    }

    /** Changes the message as text. */
    Making text(BiFunction<String, Scene, String> change) {
        return new Making(before, signing, after, change, bytes, field);
    }

    /** Writes the text as bytes in another way. */
    Making bytes(Function<String, byte[]> other) {
        return new Making(before, signing, after, text, other, field);
    }

    /** Changes the field of the form, which is in Base64. */
    Making field(UnaryOperator<String> change) {
        return new Making(before, signing, after, text, bytes, change);
    }

    /** The message as XML. */
    public byte[] message(Scene scene) {
        Message draft = GoodResponse.of(scene);
        before.accept(draft, scene);
        Message message = Message.parsed(Seal.bytes(draft.written()));
        signing.sign(message, scene);
        after.accept(message, scene);
        return bytes.apply(text.apply(message.written(), scene));
    }

    /** The field {@code SAMLResponse} of the form. */
    public String field(Scene scene) {
        return field.apply(Base64.getEncoder().encodeToString(message(scene)));
    }

    /** An element that somebody else would rather have: the assertion, for the victim, without a signature. */
    static Element forged(Message message, String id) {
        Element forged = Message.copy(message.assertion());
        forged.setAttribute("ID", id);
        Message.remove(Message.child(forged, "Signature"));
        Message.child(Message.child(Message.child(forged, "AttributeStatement"), "Attribute"), "AttributeValue")
                .setTextContent(GoodResponse.VICTIM);
        return forged;
    }
}
