package it.varco.tck.credential;

import it.varco.api.form.Secret;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.identity.Identity;
import it.varco.api.store.RecordChange;
import it.varco.spi.credential.ProviderState;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Like {@link Breaches}, of the rules for enrolment. */
final class EnrolmentBreaches {

    private EnrolmentBreaches() {}

    static final class Cp14ForSomebodyElse extends Breaches.Probed {
        Cp14ForSomebodyElse() {
            super(world -> new ProbeProvider(world) {
                @Override
                Identity enrolled(CodiceFiscale person) {
                    return identity(new CodiceFiscale(ProbeWorld.KNOWN));
                }
            });
        }
    }

    static final class Cp14ForNothing extends Breaches.Probed {
        Cp14ForNothing() {
            super(world -> new ProbeProvider(world) {
                @Override
                byte[] keep(Secret word) {
                    return new byte[] {0};
                }
            });
        }
    }

    static final class Cp15Remembering extends Breaches.Probed {
        Cp15Remembering() {
            super(world -> new ProbeProvider(world) {
                private volatile boolean begun;

                @Override
                ProviderState sealNew(CodiceFiscale person, byte[] kept) {
                    begun = true;
                    return super.sealNew(person, kept);
                }

                @Override
                Optional<byte[]> unsealNew(CodiceFiscale person, ProviderState state) {
                    return begun ? super.unsealNew(person, state) : Optional.empty();
                }
            });
        }
    }

    static final class Cp15ForAnybody extends Breaches.Probed {
        Cp15ForAnybody() {
            super(world -> new ProbeProvider(world) {
                @Override
                Optional<byte[]> unsealNew(CodiceFiscale person, ProviderState state) {
                    return Stream.of(person.value(), ProbeWorld.INVITED)
                            .map(CodiceFiscale::new)
                            .flatMap(each -> super.unsealNew(each, state).stream())
                            .findFirst();
                }
            });
        }
    }

    static final class Cp16SecretInState extends Breaches.Probed {
        Cp16SecretInState() {
            super(world -> new ProbeProvider(world) {
                @Override
                byte[] keep(Secret word) {
                    byte[] check = super.keep(word);
                    byte[] typed = new String(word.reveal()).getBytes(StandardCharsets.UTF_8);
                    return ByteBuffer.allocate(typed.length + 1)
                            .put(typed)
                            .put(check)
                            .array();
                }
            });
        }
    }

    static final class Cp16Writing extends Breaches.Probed {
        Cp16Writing() {
            super(world -> new ProbeProvider(world) {
                @Override
                Identity enrolled(CodiceFiscale person) {
                    world.store.apply(List.of(RecordChange.put("half/" + person.hashCode(), 0, new byte[0])));
                    return super.enrolled(person);
                }
            });
        }
    }
}
