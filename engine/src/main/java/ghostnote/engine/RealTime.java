package ghostnote.engine;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method that runs on a hot thread while music plays. The law for such a method: no allocation, lock, log, I/O,
 * boxing, string building or lambda capture; loops are bounded; what goes wrong is counted, not thrown.
 *
 * <p>The house rules test reads the byte code of every marked method and refuses what the law forbids; allocation tests
 * measure the threads themselves.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.CONSTRUCTOR})
public @interface RealTime {}
