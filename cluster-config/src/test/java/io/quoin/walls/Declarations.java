package io.quoin.walls;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;

/** What a class may not declare about itself. */
final class Declarations {

    private static final Set<String> FLOATING_POINT =
            Set.of("double", "float", "java.lang.Double", "java.lang.Float", "java.util.OptionalDouble");

    private static final Set<String> JAVA_SERIALIZATION = Set.of("java.io.Serializable", "java.io.Externalizable");

    private static final Set<String> JAVA_SERIALIZERS =
            Set.of("java.io.ObjectInputStream", "java.io.ObjectOutputStream");

    static final ArchCondition<JavaClass> DECLARE_NO_FLOATING_POINT = new ArchCondition<>("declare no floating point") {
        @Override
        public void check(JavaClass item, ConditionEvents events) {
            for (JavaField field : item.getFields()) {
                if (isFloatingPoint(field.getRawType())) {
                    events.add(SimpleConditionEvent.violated(
                            item, field.getDescription() + " is floating point " + field.getSourceCodeLocation()));
                }
            }
            for (JavaCodeUnit unit : item.getCodeUnits()) {
                if (isFloatingPoint(unit.getRawReturnType())
                        || unit.getRawParameterTypes().stream().anyMatch(Declarations::isFloatingPoint)) {
                    events.add(SimpleConditionEvent.violated(
                            item,
                            unit.getDescription() + " has floating point in its signature "
                                    + unit.getSourceCodeLocation()));
                }
            }
        }
    };

    /** Enums and exceptions inherit {@code Serializable}; to name it, or to use Java's own streams, is what is refused. */
    static final ArchCondition<JavaClass> NOT_ASK_FOR_JAVA_SERIALIZATION =
            new ArchCondition<>("not ask for Java serialization") {
                @Override
                public void check(JavaClass item, ConditionEvents events) {
                    for (JavaClass declared : item.getRawInterfaces()) {
                        if (JAVA_SERIALIZATION.contains(declared.getName())) {
                            events.add(SimpleConditionEvent.violated(
                                    item,
                                    item.getDescription() + " implements " + declared.getName() + " "
                                            + item.getSourceCodeLocation()));
                        }
                    }
                    item.getDirectDependenciesFromSelf().stream()
                            .filter(dependency -> JAVA_SERIALIZERS.contains(
                                    dependency.getTargetClass().getName()))
                            .forEach(dependency ->
                                    events.add(SimpleConditionEvent.violated(item, dependency.getDescription())));
                }
            };

    private Declarations() {}

    private static boolean isFloatingPoint(JavaClass type) {
        return FLOATING_POINT.contains(type.getBaseComponentType().getName());
    }
}
